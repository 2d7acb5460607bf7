const BARS = 44;

/**
 * Returns the heights of three crossing waves. They come from sines, so the picture never changes.
 */
function heights(): number[] {
  return Array.from({ length: BARS }, (_, i) => {
    const x = i / (BARS - 1);
    const envelope = Math.sin(Math.PI * x) ** 0.8;
    const wave =
      0.5 + 0.28 * Math.sin(i * 0.9) + 0.16 * Math.sin(i * 2.3 + 1) + 0.1 * Math.sin(i * 0.37 + 2);
    return Math.max(0.04, envelope * wave);
  });
}

export function VoicePattern() {
  const gap = 720 / BARS;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 720 420"
      preserveAspectRatio="xMidYMid slice"
      className="absolute inset-x-0 top-[8%] h-[52%] w-full"
    >
      {heights().map((height, i) => (
        <rect
          key={i}
          x={i * gap + gap / 2 - 2.5}
          y={210 - height * 190}
          width="5"
          height={height * 380}
          rx="2.5"
          fill="#8fe0bd"
          opacity={0.16 + 0.62 * height}
        />
      ))}
    </svg>
  );
}
