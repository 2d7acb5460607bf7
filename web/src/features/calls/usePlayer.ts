import { useCallback, useRef, useState } from "react";

/** The one audio element of a call, shared by the player and the transcript. */
export interface Player {
  attach: (element: HTMLAudioElement | null) => void;
  ready: boolean;
  playing: boolean;
  seconds: number;
  length: number;
  speed: number;
  failed: boolean;
  toggle: () => void;
  seek: (seconds: number) => void;
  playFrom: (seconds: number) => void;
  setSpeed: (speed: number) => void;
  reload: () => void;
}

export function usePlayer(): Player {
  const element = useRef<HTMLAudioElement>(null);
  const [state, setState] = useState({
    ready: false,
    playing: false,
    seconds: 0,
    length: 0,
    speed: 1,
    failed: false,
  });

  const attach = useCallback((audio: HTMLAudioElement | null) => {
    element.current = audio;
    if (!audio) return;
    const read = () =>
      setState({
        ready: audio.readyState > 0,
        playing: !audio.paused && !audio.ended,
        seconds: audio.currentTime,
        length: Number.isFinite(audio.duration) ? audio.duration : 0,
        speed: audio.playbackRate,
        failed: audio.error !== null,
      });
    const names = [
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
    for (const name of names) audio.addEventListener(name, read);
    read();
    return () => {
      for (const name of names) audio.removeEventListener(name, read);
      element.current = null;
    };
  }, []);

  const seek = useCallback((seconds: number) => {
    if (element.current) element.current.currentTime = seconds;
  }, []);
  const play = useCallback(() => {
    element.current?.play().catch(() => {
      // The error event says what is wrong; a play() cut short by a pause() is no fault.
    });
  }, []);
  const toggle = useCallback(() => {
    if (element.current?.paused) play();
    else element.current?.pause();
  }, [play]);
  const playFrom = useCallback(
    (seconds: number) => {
      seek(seconds);
      play();
    },
    [seek, play],
  );
  const setSpeed = useCallback((speed: number) => {
    if (element.current) element.current.playbackRate = speed;
  }, []);
  const reload = useCallback(() => element.current?.load(), []);

  return { ...state, attach, toggle, seek, playFrom, setSpeed, reload };
}
