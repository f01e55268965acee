import { BrowserWindow } from './browser-window.mjs';

// The blocks of a sprite as the Scratch editor shows them.
export class EditorPage extends BrowserWindow {
  async loaded() {
    await this.page.waitForFunction(() => window.ready);
  }

  // Draws them; returns how many were drawn and how many there are.
  draw({ xml, scale = 0.8, locale = 'en', palette = true, scripts }) {
    return this.page.evaluate(([xml, options]) => window.draw(xml, options), [xml, { scale, locale, palette, scripts }]);
  }
}
