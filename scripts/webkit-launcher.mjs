// WebKitGTK for the test runner, over W3C WebDriver. It has no headless mode: without a screen, Xvfb is one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { findWebKit } from './find-webkit.mjs';

/** What WebDriver calls the keys that type nothing. Source: W3C WebDriver, keyboard actions. */
const KEYS = {
  Alt: '\uE00A',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  Control: '\uE009',
  Delete: '\uE017',
  End: '\uE010',
  Enter: '\uE007',
  Escape: '\uE00C',
  F10: '\uE03A',
  F2: '\uE032',
  Home: '\uE011',
  Meta: '\uE03D',
  PageDown: '\uE00F',
  PageUp: '\uE00E',
  Shift: '\uE008',
  Space: ' ',
  Tab: '\uE004',
};
const BUTTONS = ['left', 'middle', 'right'];
const WINDOW = { width: 1000, height: 800 };

/** One page at a time. Its type is puppeteer's, since its pages have what the runner's commands use of those. */
export class WebKitLauncher {
  name = 'WebKit';
  type = 'puppeteer';
  concurrency = 1;

  #children = [];
  #urls = new Map();
  #starting;

  async startSession(id, url) {
    this.session ??= await (this.#starting ??= this.#start());
    await this.#resize(WINDOW);
    this.#urls.set(id, url);
    await this.session('POST', '/url', { url });
  }

  isActive(id) {
    return this.#urls.has(id);
  }

  getBrowserUrl(id) {
    return this.#urls.get(id);
  }

  async stopSession(id) {
    this.#urls.delete(id);
    await this.session('DELETE', '/actions');
    await this.session('POST', '/url', { url: 'about:blank' });
    return {};
  }

  async stop() {
    await this.session?.('DELETE', '').catch(() => undefined);
    for (const child of this.#children.reverse()) child.kill();
  }

  getPage() {
    return {
      keyboard: {
        type: (text) => this.#keys([...text].flatMap((key) => [down(key), up(key)])),
        press: (key) => this.#keys([down(key), up(key)]),
        down: (key) => this.#keys([down(key)]),
        up: (key) => this.#keys([up(key)]),
      },
      mouse: {
        move: (x, y) => this.#pointer(move(x, y)),
        click: (x, y, { button } = {}) => this.#pointer(move(x, y), press(button), release(button)),
        down: ({ button } = {}) => this.#pointer(press(button)),
        up: ({ button } = {}) => this.#pointer(release(button)),
        reset: async () => {
          await this.session('DELETE', '/actions');
          await this.#pointer(move(0, 0));
        },
      },
      setViewport: (size) => this.#resize(size),
    };
  }

  #keys(actions) {
    return this.session('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  #pointer(...actions) {
    const parameters = { pointerType: 'mouse' };
    return this.session('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters, actions }] });
  }

  /** Makes the window as much larger than the page as its frame takes. */
  async #resize({ width, height }) {
    await this.session('POST', '/window/rect', { width, height });
    const [inside, below] = await this.#pageSize();
    if (inside === width && below === height) return;
    await this.session('POST', '/window/rect', { width: 2 * width - inside, height: 2 * height - below });
    const [widest] = await this.#pageSize();
    if (widest > width) throw new Error(`WebKit: the window cannot be narrower than ${widest} pixels here`);
  }

  #pageSize() {
    return this.session('POST', '/execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] });
  }

  async #start() {
    const { browser, driver, displayServer } = await findWebKit();
    const env = { ...process.env };
    if (!env.DISPLAY && !env.WAYLAND_DISPLAY) env.DISPLAY = await this.#startDisplay(displayServer);
    const port = await freePort();
    this.#children.push(spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env }));
    const base = `http://127.0.0.1:${port}`;
    await listening(base);
    const options = { binary: browser, args: ['--automation'] };
    const { sessionId } = await call('POST', `${base}/session`, {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    });
    return (method, path, body) => call(method, `${base}/session/${sessionId}${path}`, body);
  }

  async #startDisplay(displayServer) {
    const child = spawn(displayServer, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    this.#children.push(child);
    const [number] = await once(child.stdio[3], 'data');
    return `:${String(number).trim()}`;
  }
}

const down = (key) => ({ type: 'keyDown', value: KEYS[key] ?? key });
const up = (key) => ({ type: 'keyUp', value: KEYS[key] ?? key });
const move = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });
const press = (button = 'left') => ({ type: 'pointerDown', button: BUTTONS.indexOf(button) });
const release = (button = 'left') => ({ type: 'pointerUp', button: BUTTONS.indexOf(button) });

async function call(method, url, body) {
  const response = await fetch(url, { method, body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`);
  return value;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listening(base) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await call('GET', `${base}/status`);
    } catch (error) {
      if (tries === 200) throw error;
      await wait(50);
    }
  }
}
