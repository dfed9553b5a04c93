import type { Box, Point } from './layout';

/** What part of the picture is seen: a point p of it is on the screen at p * zoom + (x, y). */
export type View = { x: number; y: number; zoom: number };
export type Size = { width: number; height: number };

export const LEAST_ZOOM = 0.04;
export const GREATEST_ZOOM = 2;
/** Below it, words on cards are too small to be read, and cards become coloured boxes. */
export const LEGIBLE = 0.42;

/** At first, a picture that is to be smaller than this to be seen whole is shown in part. */
const LEAST_AT_FIRST = 0.5;

const EDGE = 28;

/** The whole picture in the middle, no larger than life. */
export function fitted(picture: Size, screen: Size): View {
  const room = { width: screen.width - 2 * EDGE, height: screen.height - 2 * EDGE };
  const zoom = clamp(
    Math.min(1, room.width / Math.max(1, picture.width), room.height / Math.max(1, picture.height)),
  );
  return {
    x: (screen.width - picture.width * zoom) / 2,
    y: (screen.height - picture.height * zoom) / 2,
    zoom,
  };
}

/** Legible around a box, and whole if that is possible at all. */
export function opening(picture: Size, around: Box | undefined, screen: Size): View {
  const whole = fitted(picture, screen);
  return whole.zoom >= LEAST_AT_FIRST || around === undefined ? whole : centred(around, screen, 0.8);
}

export function centred(box: Box, screen: Size, zoom: number): View {
  return {
    x: screen.width / 2 - (box.x + box.width / 2) * zoom,
    y: screen.height / 2 - (box.y + box.height / 2) * zoom,
    zoom,
  };
}

/** By a factor, so that the point of the screen shows what it showed before. */
export function zoomed(view: View, factor: number, at: Point): View {
  const zoom = clamp(view.zoom * factor);
  const real = zoom / view.zoom;
  return { x: at.x - (at.x - view.x) * real, y: at.y - (at.y - view.y) * real, zoom };
}

/** The part of the picture that is on the screen, and some more around it: `margin` in screens. */
export function seen(view: View, screen: Size, margin = 0): Box {
  const width = screen.width / view.zoom;
  const height = screen.height / view.zoom;
  return {
    x: -view.x / view.zoom - width * margin,
    y: -view.y / view.zoom - height * margin,
    width: width * (1 + 2 * margin),
    height: height * (1 + 2 * margin),
  };
}

export function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

function clamp(zoom: number): number {
  return Math.min(GREATEST_ZOOM, Math.max(LEAST_ZOOM, zoom));
}
