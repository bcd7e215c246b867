// Draws the frames of a study to a canvas: scroll through them, window, zoom, pan, invert.
const START = Object.freeze({ center: 128, width: 256, zoom: 1, x: 0, y: 0, inverted: false });

export class FrameView {
  /**
   * @param canvas where to draw
   * @param onChange called with { index, count, instance, failed } whenever another frame is shown
   */
  constructor(canvas, onChange = () => {}) {
    this.canvas = canvas;
    this.onChange = onChange;
    this.instances = [];
    this.index = 0;
    this.frames = new Map();
    this.tool = 'window';
    this.look = { ...START };
    this.loading = 0;
    canvas.addEventListener('wheel', (event) => this.handleWheel(event), { passive: false });
    canvas.addEventListener('pointerdown', (event) => this.handlePointerDown(event));
    canvas.addEventListener('pointermove', (event) => this.handlePointerMove(event));
    new ResizeObserver(() => this.draw()).observe(canvas);
  }

  /** Shows a study: the addresses of the list of its instances, and of the frame of one. */
  async show(instancesAddress, frameAddress) {
    const loading = ++this.loading;
    this.instances = [];
    this.frames.clear();
    this.index = 0;
    this.look = { ...START };
    this.frameAddress = frameAddress;
    this.draw();
    try {
      const response = await fetch(instancesAddress);
      if (!response.ok) throw new Error(`status ${response.status}`);
      const { instances } = await response.json();
      if (loading !== this.loading) return;
      this.instances = instances.filter(({ renderable }) => renderable);
      await this.goTo(Math.floor(this.instances.length / 2));
    } catch {
      if (loading === this.loading) this.report(true);
    }
  }

  async goTo(index) {
    const last = this.instances.length - 1;
    this.index = Math.max(0, Math.min(last, index));
    await this.load(this.index);
    // The neighbors, so that scrolling does not wait.
    for (const near of [this.index + 1, this.index - 1]) if (near >= 0 && near <= last) void this.load(near);
  }

  scroll(steps) {
    if (this.instances.length > 0) void this.goTo(this.index + steps);
  }

  invert() {
    this.look.inverted = !this.look.inverted;
    this.draw();
  }

  reset() {
    this.look = { ...START };
    this.draw();
  }

  async load(index) {
    const instance = this.instances[index];
    if (!instance) {
      this.draw();
      return this.report(false);
    }
    const { loading } = this;
    const uid = instance.sopInstanceUid;
    if (!this.frames.has(uid)) {
      this.frames.set(
        uid,
        fetchFrame(this.frameAddress(uid)).catch(() => null),
      );
    }
    const frame = await this.frames.get(uid);
    if (frame === null) this.frames.delete(uid); // asked for again next time
    if (loading !== this.loading || index !== this.index) return;
    this.frame = frame;
    this.draw();
    this.report(frame === null);
  }

  report(failed) {
    this.onChange({
      index: this.index,
      count: this.instances.length,
      instance: this.instances[this.index] ?? null,
      failed,
    });
  }

  draw() {
    const { canvas, look } = this;
    const scale = window.devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth * scale, canvas.clientHeight * scale].map(Math.round);
    if (width === 0 || height === 0) return;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = canvas.getContext('2d');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#000';
    context.fillRect(0, 0, width, height);
    const frame = this.instances.length > 0 ? this.frame : null;
    if (!frame) return;
    const fit = Math.min(width / frame.columns, height / frame.rows) * look.zoom;
    context.translate(width / 2 + look.x * scale, height / 2 + look.y * scale);
    context.scale(fit, fit);
    context.imageSmoothingQuality = 'high';
    context.drawImage(windowed(frame, look), -frame.columns / 2, -frame.rows / 2);
  }

  handleWheel(event) {
    event.preventDefault();
    this.scroll(Math.sign(event.deltaY));
  }

  handlePointerDown(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.from = { x: event.clientX, y: event.clientY };
  }

  handlePointerMove(event) {
    if (!this.from || event.buttons === 0) return;
    const [x, y] = [event.clientX - this.from.x, event.clientY - this.from.y];
    this.from = { x: event.clientX, y: event.clientY };
    const { look } = this;
    if (this.tool === 'zoom') look.zoom = Math.max(0.2, Math.min(10, look.zoom * (1 - y / 200)));
    else if (this.tool === 'pan') [look.x, look.y] = [look.x + x, look.y + y];
    else [look.width, look.center] = [Math.max(2, look.width + x), Math.max(0, Math.min(255, look.center + y / 2))];
    this.draw();
  }
}

async function fetchFrame(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const columns = Number(response.headers.get('X-Frame-Columns'));
  const rows = Number(response.headers.get('X-Frame-Rows'));
  return { columns, rows, pixels: new Uint8Array(await response.arrayBuffer()) };
}

function windowed({ columns, rows, pixels }, { center, width, inverted }) {
  const gray = new Uint8ClampedArray(256);
  for (let value = 0; value < 256; value += 1) {
    const shade = ((value - center) / width + 0.5) * 255;
    gray[value] = inverted ? 255 - shade : shade;
  }
  const image = new ImageData(columns, rows);
  for (let at = 0; at < pixels.length; at += 1) {
    const shade = gray[pixels[at]];
    image.data[at * 4] = shade;
    image.data[at * 4 + 1] = shade;
    image.data[at * 4 + 2] = shade;
    image.data[at * 4 + 3] = 255;
  }
  const canvas = new OffscreenCanvas(columns, rows);
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}
