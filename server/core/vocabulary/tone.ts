/** How a word looks: what it says is good, a warning, bad, for information, ours, or none of these. */
export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'accent' | 'neutral';
