/**
 * Replaces the media engine that jsdom lacks with a file of 40 seconds, which the test plays by
 * hand.
 */
export function fakeAudio() {
  const state = new WeakMap<HTMLMediaElement, { paused: boolean; at: number; rate: number }>();
  const of = (audio: HTMLMediaElement) => {
    const own = state.get(audio) ?? { paused: true, at: 0, rate: 1 };
    state.set(audio, own);
    return own;
  };
  const properties: PropertyDescriptorMap & ThisType<HTMLMediaElement> = {
    error: { configurable: true, get: () => null },
    readyState: { configurable: true, get: () => 4 },
    duration: { configurable: true, get: () => 40 },
    paused: {
      configurable: true,
      get() {
        return of(this).paused;
      },
    },
    currentTime: {
      configurable: true,
      get() {
        return of(this).at;
      },
      set(at: number) {
        of(this).at = at;
        this.dispatchEvent(new Event("seeked"));
      },
    },
    playbackRate: {
      configurable: true,
      get() {
        return of(this).rate;
      },
      set(rate: number) {
        of(this).rate = rate;
        this.dispatchEvent(new Event("ratechange"));
      },
    },
    play: {
      configurable: true,
      async value() {
        of(this).paused = false;
        this.dispatchEvent(new Event("play"));
      },
    },
    pause: {
      configurable: true,
      value() {
        of(this).paused = true;
        this.dispatchEvent(new Event("pause"));
      },
    },
    load: { configurable: true, value: () => {} },
  };
  Object.defineProperties(HTMLMediaElement.prototype, properties);
}
