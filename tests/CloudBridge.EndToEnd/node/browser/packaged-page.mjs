import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const Packager = createRequire(import.meta.url)('@turbowarp/packager');
const inPage = await readFile(new URL('in-page.js', import.meta.url), 'utf8');

// Makes one web page of a project, as a maker does with the TurboWarp packager: its cloud variables are at `cloud`.
export async function packagedPage({ sb3, cloud, room, user, compiler = true, fps = 30 }) {
  const packager = new Packager.Packager();
  packager.project = await Packager.loadProject(await readFile(sb3));
  Object.assign(packager.options, { projectId: room, username: user, framerate: fps });
  Object.assign(packager.options.cloudVariables, { mode: 'ws', cloudHost: cloud });
  packager.options.compiler.enabled = compiler;
  packager.options.custom.js = inPage;
  return (await packager.package()).data;
}
