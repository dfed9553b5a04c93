// Debian's Chromium, driven by playwright-core.
import { existsSync } from 'node:fs';

export const CHROMIUM = process.env.WEIR_CHROMIUM ?? '/usr/bin/chromium';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser, or undefined where this machine has none. */
export async function openBrowser() {
  if (!existsSync(CHROMIUM)) {
    return undefined;
  }
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}
