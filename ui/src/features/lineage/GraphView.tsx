import { ActionIcon, Tooltip, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconFocusCentered, IconMinus, IconPlus, IconViewportWide } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import classes from './GraphView.module.css';
import type { Box, Layout, Point } from './layout';
import { type Colours, coloursOf, paint } from './paint';
import type { Item } from './scene';
import type { Drawn } from './useLayout';
import { centred, contains, fitted, LEGIBLE, meets, opening, seen, type View, zoomed } from './viewport';
import type { Marked, Wire } from './wires';

type Props = {
  drawn: Drawn;
  wires: Wire[];
  marked: Marked;
  focus: string;
  label: string;
  card: (item: Item, box: Box) => ReactNode;
  onNothing: () => void;
  children?: ReactNode;
};

const STEP = 60;
const ZOOM = 1.25;
/** Cards within so many screens around what is seen are there already. */
const MARGIN = 0.5;

/**
 * The picture: it is moved by dragging, by the wheel with Ctrl, and by the keys when it has the focus. Lines are painted;
 * cards are elements, of which only those near what is seen exist.
 */
export function GraphView({ drawn, wires, marked, focus, label, card, onNothing, children }: Props) {
  const { layout, scene } = drawn;
  const { ref: sizeRef, width, height } = useElementSize<HTMLDivElement>();
  const screen = useMemo(() => ({ width: width || 900, height: height || 560 }), [width, height]);
  const view = useRef<View>({ x: 0, y: 0, zoom: 1 });
  const canvas = useRef<HTMLCanvasElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLElement>(null);
  const colours = useRef<Colours>(undefined);
  const frame = useRef(0);
  const scheme = useComputedColorScheme();
  const [near, setNear] = useState<{ area: Box; legible: boolean }>({
    area: { x: 0, y: 0, width: 0, height: 0 },
    legible: true,
  });

  const draw = useCallback(() => {
    frame.current = 0;
    const { x, y, zoom } = view.current;
    if (world.current !== null) {
      world.current.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
    }
    const context = canvas.current?.getContext?.('2d');
    if (context && probe.current !== null) {
      colours.current ??= coloursOf(probe.current);
      paint(
        context,
        { items: scene.items, layout, wires, marked, focus },
        view.current,
        screen,
        colours.current,
      );
    }
    const legible = zoom >= LEGIBLE;
    setNear((before) =>
      before.legible === legible && (!legible || contains(before.area, seen(view.current, screen)))
        ? before
        : { area: seen(view.current, screen, MARGIN), legible },
    );
  }, [scene, layout, wires, marked, focus, screen]);

  const latest = useRef(draw);
  latest.current = draw;
  const move = useCallback((next: View) => {
    view.current = next;
    frame.current ||= requestAnimationFrame(() => latest.current());
  }, []);

  useKeptPlace(layout, focus, screen, view, setNear);

  useLayoutEffect(() => {
    colours.current = undefined;
  }, [scheme]);
  useLayoutEffect(draw, [draw, scheme]);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  useWheel(canvas, view, move);

  const middle = () => ({ x: screen.width / 2, y: screen.height / 2 });
  const keys: Record<string, (view: View) => View> = {
    ArrowLeft: (at) => ({ ...at, x: at.x + STEP }),
    ArrowRight: (at) => ({ ...at, x: at.x - STEP }),
    ArrowUp: (at) => ({ ...at, y: at.y + STEP }),
    ArrowDown: (at) => ({ ...at, y: at.y - STEP }),
    '+': (at) => zoomed(at, ZOOM, middle()),
    '=': (at) => zoomed(at, ZOOM, middle()),
    '-': (at) => zoomed(at, 1 / ZOOM, middle()),
    '0': () => fitted(layout, screen),
  };
  const onKey = (event: KeyboardEvent) => {
    const next = event.target === event.currentTarget ? keys[event.key] : undefined;
    if (next !== undefined && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      move(next(view.current));
    }
  };
  const focusBox = layout.boxes.get(focus);

  return (
    <div
      ref={sizeRef}
      className={classes.screen}
      role="region"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKey}
      data-legible={near.legible}
      {...useDrag(view, move, onNothing)}
    >
      <canvas
        ref={canvas}
        className={classes.canvas}
        width={screen.width * (window.devicePixelRatio || 1)}
        height={screen.height * (window.devicePixelRatio || 1)}
        aria-hidden
      />
      <i ref={probe} hidden />
      <div ref={world} className={classes.world}>
        {near.legible &&
          scene.items.map((item) => {
            const box = layout.boxes.get(item.id);
            return box !== undefined && meets(near.area, box) ? card(item, box) : null;
          })}
      </div>
      <div className={classes.tools} data-still>
        <Tool name="Zoom in" icon={<IconPlus size={15} />} act={() => move(keys['+']!(view.current))} />
        <Tool name="Zoom out" icon={<IconMinus size={15} />} act={() => move(keys['-']!(view.current))} />
        <Tool
          name="Show all"
          icon={<IconViewportWide size={15} />}
          act={() => move(fitted(layout, screen))}
        />
        <Tool
          name="Go to the focus"
          icon={<IconFocusCentered size={15} />}
          act={() => focusBox && move(centred(focusBox, screen, Math.max(0.8, view.current.zoom)))}
        />
      </div>
      {children}
    </div>
  );
}

function Tool({ name, icon, act }: { name: string; icon: ReactNode; act: () => void }) {
  return (
    <Tooltip label={name} position="left" withArrow openDelay={300}>
      <ActionIcon variant="default" size={28} aria-label={name} onClick={act}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

/** The first picture is fitted; of later ones the focus stays where it was, so that what was expanded grows around it. */
function useKeptPlace(
  layout: Layout,
  focus: string,
  screen: { width: number; height: number },
  view: React.RefObject<View>,
  setNear: (near: { area: Box; legible: boolean }) => void,
) {
  const before = useRef<{ focus: string; layout: Layout; width: number } | undefined>(undefined);
  useLayoutEffect(() => {
    if (layout.boxes.size === 0) {
      return;
    }
    const old = before.current;
    const then = old?.layout.boxes.get(focus);
    const now = layout.boxes.get(focus);
    if (old === undefined || old.focus !== focus || then === undefined || now === undefined) {
      view.current = opening(layout, now, screen);
    } else if (old.layout !== layout) {
      const { zoom } = view.current;
      view.current = {
        x: view.current.x + (then.x - now.x) * zoom,
        y: view.current.y + (then.y - now.y) * zoom,
        zoom,
      };
    } else if (old.width !== screen.width) {
      view.current = opening(layout, now, screen);
    }
    before.current = { focus, layout, width: screen.width };
    setNear({ area: seen(view.current, screen, MARGIN), legible: view.current.zoom >= LEGIBLE });
  }, [layout, focus, screen, view, setNear]);
}

/** React listens to wheels without being able to keep the page from scrolling. */
function useWheel(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  view: React.RefObject<View>,
  move: (view: View) => void,
) {
  useEffect(() => {
    const screen = canvas.current?.parentElement;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) {
        return; // Scrolls the page, as anywhere else.
      }
      event.preventDefault();
      const { left, top } = screen!.getBoundingClientRect();
      const at = { x: event.clientX - left, y: event.clientY - top };
      move(zoomed(view.current, Math.exp(-event.deltaY / 300), at));
    };
    screen?.addEventListener('wheel', turn, { passive: false });
    return () => screen?.removeEventListener('wheel', turn);
  }, [canvas, view, move]);
}

function useDrag(view: React.RefObject<View>, move: (view: View) => void, onNothing: () => void) {
  const from = useRef<{ at: Point; view: View; moved: boolean } | undefined>(undefined);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button === 0 && !(event.target as Element).closest('[data-still], button, a')) {
        from.current = { at: { x: event.clientX, y: event.clientY }, view: view.current, moved: false };
        event.currentTarget.setPointerCapture?.(event.pointerId);
      }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const start = from.current;
      if (start !== undefined) {
        const x = event.clientX - start.at.x;
        const y = event.clientY - start.at.y;
        start.moved ||= Math.abs(x) + Math.abs(y) > 3;
        move({ ...start.view, x: start.view.x + x, y: start.view.y + y, zoom: start.view.zoom });
      }
    },
    onPointerUp: () => {
      if (from.current !== undefined && !from.current.moved) {
        onNothing();
      }
      from.current = undefined;
    },
    onPointerCancel: () => {
      from.current = undefined;
    },
  };
}
