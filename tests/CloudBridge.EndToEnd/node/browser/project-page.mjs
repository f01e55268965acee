import { BrowserWindow } from './browser-window.mjs';

const stageWidth = 480;
const stageHeight = 360;

// A packaged project. It is loaded when the page is opened, and runs once it is started.
export class ProjectPage extends BrowserWindow {
  async loaded() {
    await this.page.locator('#launch, #error').filter({ visible: true }).first().waitFor();
  }

  // Presses the flag on the page. The page may be hidden, where a mouse cannot press anything.
  async start() {
    await this.page.locator('#launch').dispatchEvent('click');
  }

  // Presses a place of the stage, in the coordinates of Scratch.
  async click({ x, y }) {
    const box = await this.page.locator('canvas.sc-canvas').boundingBox();
    await this.page.mouse.click(
      box.x + (x / stageWidth + 0.5) * box.width,
      box.y + (0.5 - y / stageHeight) * box.height);
  }

  async clickSprite({ sprite }) {
    await this.click(await this.sprite({ sprite }));
  }

  // Types into the box of "ask and wait" once it is there, and sends it; returns the question.
  async answer({ text }) {
    const input = this.page.locator('.sc-question-input');
    await input.waitFor();
    const question = this.page.locator('.sc-question-text');
    const asked = await question.count() > 0 ? await question.innerText() : '';
    await input.fill(text);
    await input.press('Enter');
    return asked;
  }

  get({ name, sprite }) {
    return this.page.evaluate(([name, sprite]) => project.get(name, sprite), [name, sprite]);
  }

  async set({ name, sprite, value }) {
    await this.page.evaluate(([name, sprite, value]) => project.set(name, sprite, value), [name, sprite, value]);
  }

  // Waits until the text of a variable or list matches, or with "matching": false does not match, a pattern.
  when({ name, sprite, pattern, matching = true }) {
    return this.page.evaluate(
      ([name, sprite, pattern, matching]) => project.when(name, sprite, pattern, matching),
      [name, sprite, pattern, matching]);
  }

  // Sends a message to all scripts, as a "broadcast" block does.
  async broadcast({ message }) {
    await this.page.evaluate(message => vm.runtime.startHats('event_whenbroadcastreceived', { BROADCAST_OPTION: message }), message);
  }

  sprite({ sprite }) {
    return this.page.evaluate(name => project.sprite(name), sprite);
  }

  // Has a sprite say something, and waits until it is drawn.
  async say({ sprite, text }) {
    await this.page.evaluate(([sprite, text]) => project.say(sprite, text), [sprite, text]);
    await this.page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }

  places() {
    return this.page.evaluate(() => project.places());
  }

  // How many steps the project has made, and whether the browser shows the page.
  state() {
    return this.page.evaluate(() => ({ steps: project.steps, visibility: document.visibilityState }));
  }
}
