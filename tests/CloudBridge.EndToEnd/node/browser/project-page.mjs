// Drawing without a graphics card is slow, and the renderer says so for every page.
const expected = /GPU stall due to ReadPixels|Automatic fallback to software WebGL/;
const kinds = ['error', 'warning'];
const stageWidth = 480;
const stageHeight = 360;

// A packaged project in a window of its own.
export class ProjectPage {
  problems = [];
  #page;
  #devTools;
  #window;

  // Opens a page and waits until its project is loaded. The project does not run yet.
  static async open(browser, url, { width = stageWidth, height = stageHeight }) {
    const [context] = browser.contexts();
    const devTools = await browser.newBrowserCDPSession();
    const opened = context.waitForEvent('page');
    const { targetId } = await devTools.send('Target.createTarget', { url: 'about:blank', newWindow: true });
    const { windowId } = await devTools.send('Browser.getWindowForTarget', { targetId });
    const page = new ProjectPage(await opened, devTools, windowId);
    await page.#load(url, { width, height });
    return page;
  }

  constructor(page, devTools, window) {
    this.#page = page;
    this.#devTools = devTools;
    this.#window = window;
    page.on('pageerror', error => this.problems.push(String(error.stack ?? error)));
    page.on('console', message => this.#note(message.type(), message.text()));
  }

  // Presses the flag on the page. The page may be hidden, where a mouse cannot press anything.
  async start() {
    await this.#page.locator('#launch').dispatchEvent('click');
  }

  // Presses a place of the stage, in the coordinates of Scratch.
  async click({ x, y }) {
    const box = await this.#page.locator('canvas.sc-canvas').boundingBox();
    await this.#page.mouse.click(
      box.x + (x / stageWidth + 0.5) * box.width,
      box.y + (0.5 - y / stageHeight) * box.height);
  }

  async clickSprite({ sprite }) {
    await this.click(await this.sprite({ sprite }));
  }

  // Types into the box of "ask and wait" once it is there, and sends it; returns the question.
  async answer({ text }) {
    const input = this.#page.locator('.sc-question-input');
    await input.waitFor();
    const question = this.#page.locator('.sc-question-text');
    const asked = await question.count() > 0 ? await question.innerText() : '';
    await input.fill(text);
    await input.press('Enter');
    return asked;
  }

  get({ name, sprite }) {
    return this.#page.evaluate(([name, sprite]) => project.get(name, sprite), [name, sprite]);
  }

  async set({ name, sprite, value }) {
    await this.#page.evaluate(([name, sprite, value]) => project.set(name, sprite, value), [name, sprite, value]);
  }

  when({ name, sprite, pattern, matching = true }) {
    return this.#page.evaluate(
      ([name, sprite, pattern, matching]) => project.when(name, sprite, pattern, matching),
      [name, sprite, pattern, matching]);
  }

  sprite({ sprite }) {
    return this.#page.evaluate(name => project.sprite(name), sprite);
  }

  // How many steps the project has made, and whether the browser shows the page.
  state() {
    return this.#page.evaluate(() => ({ steps: project.steps, visibility: document.visibilityState }));
  }

  async screenshot({ file }) {
    await this.#page.screenshot({ path: file });
  }

  // Minimises the window, which the browser treats as it treats a tab behind others: timers tick once a second.
  async hide() {
    await this.#setWindow('minimized', 'hidden');
  }

  async show() {
    await this.#setWindow('normal', 'visible');
  }

  async close() {
    await this.#page.close();
    await this.#devTools.detach();
  }

  async #load(url, size) {
    await this.#page.setViewportSize(size);
    await this.#page.goto(url);
    await this.#page.locator('#launch, #error').filter({ visible: true }).first().waitFor();
  }

  async #setWindow(windowState, visibility) {
    await this.#devTools.send('Browser.setWindowBounds', { windowId: this.#window, bounds: { windowState } });
    await this.#page.evaluate(wanted => new Promise(resolve => {
      const look = () => document.visibilityState === wanted && resolve();
      document.addEventListener('visibilitychange', look);
      look();
    }), visibility);
  }

  #note(kind, text) {
    if (kinds.includes(kind) && !expected.test(text)) this.problems.push(`${kind}: ${text}`);
  }
}
