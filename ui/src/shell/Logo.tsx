/** Three lines of water; one of them goes over the weir. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="var(--logo, #0b6e7f)" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round">
        <path d="M6 10.500h6.500c5 0 3.500 11.500 8.500 11.500H26" />
        <path d="M6 16.250h4.500" opacity=".75" />
        <path d="M6 22h6" opacity=".5" />
      </g>
    </svg>
  );
}
