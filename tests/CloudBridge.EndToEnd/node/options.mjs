const defaults = {
  vms: 1,
  rooms: ['1'],
  ask: [],
  client: 'scratch',
  fps: 30,
  timeout: 60,
  requestTimeout: 10,
  tries: 1,
  startOver: 0,
  distinctIds: false,
  loopFrom: Infinity,
  pause: 0,
  loadOnly: false,
  realClock: false,
  seesAll: false,
};

// Fills in what is left out:
//   sb3, cloud      the project file and the address of the cloud server
//   vms, rooms      how many players; player i joins rooms[i % rooms.length]
//   ask             request texts of player i in ask[i % ask.length]
//   signIn          {user, password}: every player is signed in as this user at the site of a cloud that plays Scratch
//   client          'scratch' (sends one value each 100 ms) or 'turbowarp' (sends at once)
//   fps, timeout    steps each second; seconds for the whole run
//   requestTimeout, tries   put into the project's variables
//   startOver       seconds over which the players press the green flag, one after another
//   distinctIds     give each player its own range of request ids, as ids drawn by many players at once do collide
//   loopFrom, pause  players from this index on ask their requests over and over until the others are through, so many seconds after
//                   each answer
//   realClock       the clock of the project is the computer's, and not that of its frames
//   seesAll         no value is overwritten by the next one before a frame has seen it, however late the frame is
//   loadOnly        stop after loading, without a server
//   blind           {percent, seed} of the values that come in are ignored; of {parts}, the first time each is seen
export function parseOptions(text, fail) {
  const given = JSON.parse(text ?? '{}');
  const options = { ...defaults, ...given };
  for (const name of ['sb3', 'cloud']) {
    if (!options[name]) fail(`The option "${name}" is missing.`);
  }
  if (!['scratch', 'turbowarp'].includes(options.client)) fail(`There is no client "${options.client}".`);
  return options;
}
