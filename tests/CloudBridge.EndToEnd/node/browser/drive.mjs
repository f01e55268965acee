// Opens packaged Scratch projects in a real Chromium and does with them what its input says. One command a line,
//   {"do":"open","sb3":"file.sb3","cloud":"ws://127.0.0.1:9080/","room":"1","user":"player1"}
//   {"do":"when","page":0,"name":"answer","pattern":"^pong$","seconds":10}
// and for each command one line of answer: {"event":"did","value":...} or {"event":"failed","message":"..."}.
// Beside "open", "openEditor", which shows the blocks of a sprite, and "openSite", a page of another site, the commands are the
// methods of the pages.
import { createInterface } from 'node:readline';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startChromium } from './chromium.mjs';
import { EditorPage } from './editor-page.mjs';
import { editorWorkspace } from './editor-workspace.mjs';
import { packagedPage } from './packaged-page.mjs';
import { PageServer } from './page-server.mjs';
import { ProjectPage } from './project-page.mjs';
import { signedInRelay } from './signed-in-relay.mjs';
import { SitePage } from './site-page.mjs';

const commands = new Set([
  'start', 'click', 'clickSprite', 'answer', 'broadcast', 'get', 'set', 'when', 'sprite', 'say', 'places', 'state', 'screenshot', 'hide', 'show', 'close',
  'follow', 'nextEvent', 'ask',
]);
const editorHtml = new URL('editor.html', import.meta.url);
const siteHtml = new URL('site.html', import.meta.url);
const defaultSeconds = 20;

const print = event => process.stdout.write(JSON.stringify(event) + '\n');

const pages = [];
const server = new PageServer('127.0.0.1');
const otherSite = new PageServer('127.0.0.2');
await Promise.all([server.start(), otherSite.start()]);
server.addFolder('scratch-blocks', fileURLToPath(new URL('../node_modules/scratch-blocks', import.meta.url)));
const { browser, stop } = await startChromium();

async function open(options) {
  if (options.signIn) options = { ...options, cloud: await signedInRelay(options.cloud, options.signIn) };
  const url = server.add(await packagedPage(options));
  return pages.push(await ProjectPage.open(browser, url, options)) - 1;
}

async function openEditor(options) {
  const { xml, complaints } = await editorWorkspace(options.file, options.sprite);
  const page = await EditorPage.open(browser, server.add(await readFile(editorHtml, 'utf8')), options);
  page.problems.push(...complaints);
  return { page: pages.push(page) - 1, ...await page.draw({ ...options, xml }) };
}

async function openSite() {
  const url = otherSite.add(await readFile(siteHtml, 'utf8'));
  return pages.push(await SitePage.open(browser, url, { width: 480, height: 360 })) - 1;
}

function run(command) {
  if (command.do === 'open') return open(command);
  if (command.do === 'openEditor') return openEditor(command);
  if (command.do === 'openSite') return openSite();
  const page = pages[command.page];
  if (!page) throw new Error(`There is no page ${command.page}.`);
  if (command.do === 'problems') return page.problems;
  if (!commands.has(command.do)) throw new Error(`There is no command "${command.do}".`);
  return page[command.do](command);
}

async function inTime(command) {
  let timer;
  const seconds = command.seconds ?? defaultSeconds;
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, seconds * 1000, new Error(`Not done within ${seconds} s`));
  });
  try {
    return await Promise.race([run(command), late]);
  } finally {
    clearTimeout(timer);
  }
}

// What a person would look at: what the variable holds, and what the page complained of.
async function describe(error, command) {
  const page = pages[command.page];
  const value = page && command.do === 'when' ? await page.get(command).catch(String) : undefined;
  const lines = [`${command.do}: ${error.message}`];
  if (value !== undefined) lines.push(`"${command.name}" is ${JSON.stringify(value).slice(0, 500)}`);
  if (page) lines.push(...page.problems);
  return lines.join('\n');
}

print({ event: 'did' });
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  try {
    print({ event: 'did', value: await inTime(command) });
  } catch (error) {
    print({ event: 'failed', message: await describe(error, command) });
  }
}
await stop();
process.exit(0);
