const RealDate = Date;
// Somewhat more than a block takes; scripts that work by the clock look at it all the time.
const lookMilliseconds = 0.004;
// A step of the VM ends after three quarters of a frame.
const shareOfFrame = 0.9;

// The clock of a project, in milliseconds: every frame takes as long as it is meant to, and every look at the clock as long as another,
// however busy the machine is, so that what is done by the clock is done in the same frame everywhere.
export class FrameClock {
  #frame;
  #now = RealDate.now();
  #looks = 0;

  constructor(fps) {
    this.#frame = 1000 / fps;
    const look = () => this.#now + Math.min(++this.#looks * lookMilliseconds, this.#frame * shareOfFrame);
    globalThis.Date = class extends RealDate {
      static now = look;

      constructor(...when) {
        super(...(when.length > 0 ? when : [look()]));
      }
    };
  }

  // When this frame began.
  get now() {
    return this.#now;
  }

  nextFrame() {
    this.forward(this.#frame);
  }

  forward(milliseconds) {
    this.#now += milliseconds;
    this.#looks = 0;
  }
}
