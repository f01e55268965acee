// Calls at most once in the given time: the first call at once, of those that follow within the time only the last, at
// its end.
export function throttle(call, milliseconds) {
  let last;
  let timer;
  const run = () => {
    timer = undefined;
    if (last === undefined) return;
    const argument = last;
    last = undefined;
    timer = setTimeout(run, milliseconds);
    call(argument);
  };
  return argument => {
    last = argument;
    if (timer === undefined) run();
  };
}
