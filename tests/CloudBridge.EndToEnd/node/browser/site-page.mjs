import { BrowserWindow } from './browser-window.mjs';

// A page of another site than the server's.
export class SitePage extends BrowserWindow {
  follow({ url, names }) {
    return this.page.evaluate(([url, names]) => site.follow(url, names), [url, names]);
  }

  nextEvent() {
    return this.page.evaluate(() => site.nextEvent());
  }

  ask({ url, headers }) {
    return this.page.evaluate(([url, headers]) => site.ask(url, headers), [url, headers]);
  }
}
