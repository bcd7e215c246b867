// Shows the images of each study on the page, once it comes into view.
import { FrameView } from '/assets/frame-view.js';

const appeared = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    appeared.unobserve(target);
    start(target);
  }
});

function start(figure) {
  const canvas = figure.querySelector('canvas');
  const caption = figure.querySelector('figcaption');
  const { instances } = figure.dataset;
  const view = new FrameView(canvas, ({ index, count, instance, failed }) => {
    const place = count === 0 ? '' : `${index + 1} / ${count}`;
    caption.textContent = failed ? '–' : [instance?.seriesDescription, place].filter(Boolean).join(' · ');
  });
  canvas.addEventListener('keydown', (event) => {
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!steps) return;
    event.preventDefault();
    view.scroll(steps);
  });
  void view.show(instances, (uid) => `${instances}/${uid}/frame`);
}

for (const figure of document.querySelectorAll('[data-instances]')) appeared.observe(figure);
