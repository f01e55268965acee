import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const script = fileURLToPath(new URL('chromium.sh', import.meta.url));
const startMilliseconds = 90_000;

function listening(process) {
  return new Promise((resolve, reject) => {
    let said = '';
    const giveUp = reason => reject(new Error(`Chromium ${reason}. It said:\n${said.slice(-2000)}`));
    const timer = setTimeout(giveUp, startMilliseconds, 'did not start in time');
    process.once('exit', code => giveUp(`ended with code ${code}`));
    process.stderr.setEncoding('utf8').on('data', text => {
      said = (said + text).slice(-10_000);
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

// Starts a Chromium whose windows count as hidden when they are minimised; a browser that Playwright starts itself shows
// every page as visible. It ends with this process, however that ends.
export async function startChromium() {
  const process = spawn('bash', [script, 'run'], { stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = new Promise(resolve => process.once('exit', resolve));
  const browser = await chromium.connectOverCDP(await listening(process), { noDefaults: true });
  const stop = async () => {
    await browser.close();
    process.stdin.end();
    await ended;
  };
  return { browser, stop };
}
