// Firefox for the test runner, over WebDriver BiDi, without a window.
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { findFirefox } from './find-firefox.mjs';

export async function firefoxLauncher() {
  return chromeLauncher({
    puppeteer,
    concurrency: 1,
    launchOptions: {
      browser: 'firefox',
      executablePath: await findFirefox(),
      extraPrefsFirefox: {
        // A slash that is pressed where nothing is typed would open the browser's search, which has the keys from then on.
        'accessibility.typeaheadfind.manual': false,
      },
    },
    async createPage({ context }) {
      const [elsewhere] = await context.pages();
      const page = await context.newPage();
      bridgeKeyboard(page, elsewhere);
      bridgeMouse(page);
      return page;
    },
  });
}

function bridgeKeyboard(page, elsewhere) {
  const { keyboard } = page;
  for (const action of ['press', 'down', 'up']) {
    const act = keyboard[action].bind(keyboard);
    keyboard[action] = async (key, options) => {
      // It calls the space bar by what it types.
      await act(key === 'Space' ? ' ' : key, options);
      if (key === 'Tab' && !(await page.evaluate('document.hasFocus()'))) await comeBack(page, elsewhere);
    };
  }
}

/**
 * Tab left the page for the browser's own controls. Later keys go to the page all the same, but it never has the focus
 * again, whatever asks for it, until another tab had it.
 */
async function comeBack(page, elsewhere) {
  await elsewhere.bringToFront();
  await page.bringToFront();
}

/** Its reset only forgets where the pointer is: moved there afterwards, it would not have moved. */
function bridgeMouse({ mouse }) {
  const reset = mouse.reset.bind(mouse);
  mouse.reset = async () => {
    await mouse.move(0, 0);
    await reset();
  };
}
