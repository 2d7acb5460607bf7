import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Clock, createClock } from "./clock";
import { type Silence, skipTo } from "./speech/silence";

/** The audio element of a call, which the player and the transcript share. */
export interface Player {
  attach: (element: HTMLAudioElement | null) => void;
  clock: Clock;
  ready: boolean;
  playing: boolean;
  length: number;
  speed: number;
  skipping: boolean;
  failed: boolean;
  toggle: () => void;
  seek: (seconds: number) => void;
  /** Moves forward, or back if negative. */
  move: (seconds: number) => void;
  playFrom: (seconds: number) => void;
  setSpeed: (speed: number) => void;
  setSkipping: (skipping: boolean) => void;
  reload: () => void;
}

const EVENTS = [
  "loadedmetadata",
  "durationchange",
  "timeupdate",
  "play",
  "pause",
  "ended",
  "seeked",
  "ratechange",
  "error",
  "emptied",
];

const NOT_LOADED = { ready: false, playing: false, length: 0, speed: 1, failed: false };

/** @param silent the stretches to skip while skipping is on */
export function usePlayer(silent: Silence[]): Player {
  const element = useRef<HTMLAudioElement>(null);
  const clock = useMemo(createClock, []);
  const [state, setState] = useState(NOT_LOADED);
  const [skipping, setSkipping] = useState(false);

  const attach = useCallback(
    (audio: HTMLAudioElement | null) => {
      element.current = audio;
      if (!audio) return;
      const read = () => {
        clock.set(audio.currentTime);
        setState((before) => {
          const now = {
            ready: audio.readyState > 0,
            playing: !audio.paused && !audio.ended,
            length: Number.isFinite(audio.duration) ? audio.duration : 0,
            speed: audio.playbackRate,
            failed: audio.error !== null,
          };
          return same(before, now) ? before : now;
        });
      };
      for (const name of EVENTS) audio.addEventListener(name, read);
      read();
      return () => {
        for (const name of EVENTS) audio.removeEventListener(name, read);
        element.current = null;
      };
    },
    [clock],
  );

  const { playing } = state;
  useEffect(() => {
    if (!playing) return;
    let frame = requestAnimationFrame(function tick() {
      const audio = element.current;
      if (audio) {
        const next = skipping ? skipTo(silent, audio.currentTime) : undefined;
        if (next !== undefined && !audio.seeking) audio.currentTime = next;
        clock.set(audio.currentTime);
      }
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, skipping, silent, clock]);

  const controls = useMemo(() => {
    const seek = (seconds: number) => {
      const audio = element.current;
      if (!audio) return;
      const length = Number.isFinite(audio.duration) ? audio.duration : seconds;
      audio.currentTime = Math.min(Math.max(0, seconds), length);
      clock.set(audio.currentTime);
    };
    const play = () => {
      element.current?.play().catch(() => {
        // The error event reports faults. A play() that a pause() interrupts is no fault.
      });
    };
    return {
      seek,
      move: (seconds: number) => seek((element.current?.currentTime ?? 0) + seconds),
      toggle: () => (element.current?.paused ? play() : element.current?.pause()),
      playFrom: (seconds: number) => {
        seek(seconds);
        play();
      },
      setSpeed: (speed: number) => {
        if (!element.current) return;
        element.current.playbackRate = speed;
        // load() resets the speed to this default.
        element.current.defaultPlaybackRate = speed;
      },
      reload: () => element.current?.load(),
    };
  }, [clock]);

  return { ...state, ...controls, clock, skipping, setSkipping, attach };
}

function same(a: typeof NOT_LOADED, b: typeof NOT_LOADED): boolean {
  return (
    a.ready === b.ready &&
    a.playing === b.playing &&
    a.length === b.length &&
    a.speed === b.speed &&
    a.failed === b.failed
  );
}
