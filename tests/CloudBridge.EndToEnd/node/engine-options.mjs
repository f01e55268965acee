const defaults = {
  asks: [],
  variables: 9,
  client: 'scratch',
  connects: true,
  room: '1',
  fps: 30,
  timeout: 60,
  requestTimeout: 10,
  hostRate: 10,
  epoch: 42,
  say: [],
  sayAfter: 0,
  sayEvery: 0,
  framesAfter: 0,
  clones: 0,
  snapshot: {},
};

// Fills in what is left out:
//   sb3             the project file
//   sprite          a sprite that is imported into the project
//   snapshot        values of variables that come before the green flag
//   cloud, room, client   a real cloud; without it a small server answers in this process
//   connects        false: the flag is pressed though the cloud does not open
//   variables       how many FROM_HOST variables the small server uses
//   hostRate        values it writes each second; 0: one in each frame
//   asks            what is asked, one after another: {request, inputs, answer}; `with: 'follow'` subscribes; the answer is
//                   {digits, long, number, silent, working, cut} for the small server
//   clones          each request is asked by as many clones at once
//   fps             steps each second, by the clock of the project; 1 is a hidden tab
//   lossUp, lossDown, seed   percent of the values that get lost
//   restartAfter    values after which the small server forgets everything and takes another epoch
//   say, sayAfter   entries that the small server says of its own after so many answers, sayEvery seconds apart
//   idleAfter, idle   answers after which the computer's clock goes so many seconds forward before the next is asked
//   reloadAfter     answers after which the project is saved and opened a day later
//   saveFirst       the project is saved and loaded again before
//   flagAgain       the green flag is pressed again while the first request is open
//   framesAfter     steps after the last answer
export function parseEngineOptions(text) {
  return { ...defaults, ...JSON.parse(text) };
}
