import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const water: MantineColorsTuple = [
  '#e4f6f8',
  '#cfe9ed',
  '#a3d3da',
  '#74bcc7',
  '#4da9b7',
  '#339dad',
  '#1f8c9d',
  '#0b6e7f',
  '#075d6c',
  '#044855',
];

/** From the text of a dark page to its ground; the same blue-grey as the tokens. */
const dark: MantineColorsTuple = [
  '#e9edf2',
  '#c6ced8',
  '#a3afbd',
  '#8391a2',
  '#343c48',
  '#222831',
  '#171c23',
  '#12161c',
  '#0f1318',
  '#0b0e12',
];

export const theme = createTheme({
  colors: { water, dark },
  primaryColor: 'water',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontWeight: '600' },
  defaultRadius: 6,
  cursorType: 'pointer',
});

/** Mantine's own surfaces follow our tokens, so that there is one set of colours. */
const surfaces = {
  '--mantine-color-body': 'var(--card)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-anchor': 'var(--accent)',
};

// Mantine writes white on what is filled, for which the shade of dark pages is too light.
const filled = {
  '--mantine-color-water-filled': 'var(--mantine-color-water-7)',
  '--mantine-color-water-filled-hover': 'var(--mantine-color-water-8)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: surfaces,
  dark: { ...surfaces, ...filled },
});
