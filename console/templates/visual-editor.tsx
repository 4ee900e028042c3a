// The visual editor: blocks and outline at the left, the message in the middle, settings of the selected block at the right.
// Puck does dragging, selecting and undo; the layout around it is ours. It is given a text once (uncontrolled: feeding its own
// changes back would lose keystrokes) and gives out MJML at each change.

import '@puckeditor/core/no-external.css';
import { ActionIcon, Box, Group, SegmentedControl, Tabs, Text, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { createUsePuck, Puck, useGetPuck } from '@puckeditor/core';
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowForwardUp,
  IconArrowUp,
  IconCopy,
  IconCornerLeftUp,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconTrash,
} from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BlockDrawer } from './block-drawer.tsx';
import { BlockOutline } from './block-outline.tsx';
import { type EditorData, type EditorType, baseType, fromEditor, toEditor } from './block-config.ts';
import { BlockSettings, useSwatches } from './block-settings.tsx';
import { dressOf } from './block-dress.ts';
import { calmDragging } from './calm-dragging.ts';
import { type Canvas, CanvasContext, useCanvas } from './canvas-context.ts';
import { chipLabel } from './liquid-mask.ts';
import { type BlockProps, type MjmlDocument, type RootProps, toMjml } from './mjml-document.ts';
import { readHead, resolveAttributes, settleScheme } from './mjml-style.ts';
import { puckConfig } from './puck-config.tsx';
import { useBlockChange } from './use-block-change.ts';
import { useFieldLabels, type Grammar } from './use-grammar.ts';

export interface VisualEditorProps {
  /** Read once. */
  document: MjmlDocument;
  grammar: Grammar;
  onChange: (mjml: string) => void;
}

const usePuck = createUsePuck();

export default function VisualEditor({ document, grammar, onChange }: VisualEditorProps) {
  const { t } = useTranslation('templates');
  const first = useRef(document).current;
  const data = useMemo(() => toEditor(first), [first]);
  const written = useRef(toMjml(first));
  const [mjml, setMjml] = useState(written.current);
  const config = useMemo(() => puckConfig(t, dressOf(first)), [t, first]);
  const canvas = useCanvasOf(first, grammar);
  const swatches = useSwatches(mjml);
  const dictionary = usePuckWords();

  const give = (next: unknown) => {
    const text = toMjml(fromEditor(next as EditorData));
    if (text === written.current) return;
    written.current = text;
    setMjml(text);
    onChange(text);
  };

  return (
    <CanvasContext.Provider value={canvas}>
      <Puck
        config={config}
        data={data as never}
        onChange={give}
        dictionary={dictionary}
        iframe={frameSettings}
        overrides={overrides}
      >
        <Layout swatches={swatches} />
      </Puck>
    </CanvasContext.Provider>
  );
}

// The same objects at each drawing: Puck builds the canvas anew when they change, and the caret would be lost.
const overrides = { iframe: Frame };
const frameSettings = { enabled: true, waitForStyles: true };

function useCanvasOf(document: MjmlDocument, grammar: Grammar): Canvas {
  const { t } = useTranslation('templates');
  const labels = useFieldLabels();
  return useMemo(() => {
    const head = readHead(document.root.head);
    const defaults = Object.fromEntries(Object.entries(grammar.tags).map(([tag, { defaults }]) => [tag, defaults]));
    const body = resolveAttributes('mj-body', document.root.attributes, defaults, head);
    return {
      head: { ...head, css: settleScheme(head.css, 'light') },
      defaults,
      bodyWidth: body['width'] ?? '600px',
      label: (liquid) => chipLabel(liquid, labels),
      words: { emptyColumn: t('visual.emptyColumn'), noImage: t('visual.noImage') },
    };
  }, [document, grammar, labels, t]);
}

/** The page inside the canvas's frame: the document's own styles, and a name for screen readers. */
function Frame({ document: frame, children }: { document?: Document; children: React.ReactNode }) {
  const { t, i18n } = useTranslation('templates');
  const { head } = useCanvas();
  const title = t('visual.frame');
  const nameOf = useBlockName();
  useEffect(() => {
    if (!frame) return undefined;
    frame.title = title;
    frame.documentElement.lang = i18n.language;
    frame.defaultView?.frameElement?.setAttribute('title', title);
    const stopCalming = calmDragging(frame, nameOf);
    frame.addEventListener('keydown', handOutSave, { capture: true });
    return () => {
      frame.removeEventListener('keydown', handOutSave, { capture: true });
      stopCalming();
    };
  }, [frame, title, nameOf, i18n.language]);
  return (
    <>
      <style>{head.css}</style>
      {children}
    </>
  );
}

/** The page around hears no key pressed inside the frame: saving is handed out to it. */
function handOutSave(event: KeyboardEvent): void {
  const { key, code, ctrlKey, metaKey } = event;
  if (key.toLowerCase() !== 's' || !(ctrlKey || metaKey)) return;
  event.preventDefault();
  document.documentElement.dispatchEvent(
    new KeyboardEvent('keydown', { key, code, ctrlKey, metaKey, bubbles: true, cancelable: true }),
  );
}

/** A block's id begins with its type. */
function useBlockName(): (id: string) => string {
  const { t } = useTranslation('templates');
  return useCallback((id) => t(`block.${(id.split('-')[0] || 'Raw') as EditorType}`), [t]);
}

type Width = 'desktop' | 'phone';

function Layout({ swatches }: { swatches: string[] }) {
  const { t } = useTranslation('templates');
  const isNarrow = useMediaQuery('(max-width: 62em)', false);
  const [width, setWidth] = useState<Width>(isNarrow ? 'phone' : 'desktop');
  const [panel, setPanel] = useState<string | null>('canvas');
  const left = <LeftPanel />;
  const middle = (
    <section className="visual-middle" aria-label={t('visual.canvas')}>
      <CanvasBar width={width} onWidth={setWidth} />
      <div className="visual-canvas" data-width={width}>
        <Puck.Preview />
      </div>
    </section>
  );
  const right = <RightPanel swatches={swatches} />;
  if (!isNarrow) {
    return (
      <div className="visual-editor">
        {left}
        {middle}
        {right}
      </div>
    );
  }
  return (
    <Tabs value={panel} onChange={setPanel} keepMounted className="visual-narrow">
      <Tabs.List grow>
        <Tabs.Tab value="blocks">{t('visual.blocks')}</Tabs.Tab>
        <Tabs.Tab value="canvas">{t('visual.canvas')}</Tabs.Tab>
        <Tabs.Tab value="settings">{t('visual.settings')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="blocks">{left}</Tabs.Panel>
      <Tabs.Panel value="canvas">{middle}</Tabs.Panel>
      <Tabs.Panel value="settings">{right}</Tabs.Panel>
    </Tabs>
  );
}

function LeftPanel() {
  const { t } = useTranslation('templates');
  const ref = useRef<HTMLElement>(null);
  const nameOf = useBlockName();
  useEffect(() => (ref.current ? calmDragging(ref.current, nameOf) : undefined), [nameOf]);
  return (
    <aside ref={ref} className="visual-side" aria-label={t('visual.blocks')}>
      <Tabs defaultValue="blocks">
        <Tabs.List grow>
          <Tabs.Tab value="blocks">{t('visual.blocks')}</Tabs.Tab>
          <Tabs.Tab value="outline">{t('visual.outline')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="blocks" p="sm">
          <BlockDrawer />
        </Tabs.Panel>
        <Tabs.Panel value="outline" p="xs">
          <BlockOutline />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}

function CanvasBar({ width, onWidth }: { width: Width; onWidth: (width: Width) => void }) {
  const { t } = useTranslation('templates');
  const history = usePuck((puck) => puck.history);
  return (
    <Group className="visual-bar" justify="space-between" gap="xs">
      <Group gap={2}>
        <Tool
          label={t('visual.undo')}
          disabled={!history.hasPast}
          onClick={() => history.back()}
          icon={<IconArrowBackUp size={16} aria-hidden />}
        />
        <Tool
          label={t('visual.redo')}
          disabled={!history.hasFuture}
          onClick={() => history.forward()}
          icon={<IconArrowForwardUp size={16} aria-hidden />}
        />
      </Group>
      <SegmentedControl
        size="xs"
        aria-label={t('visual.width')}
        value={width}
        onChange={(value) => onWidth(value as Width)}
        data={[
          { value: 'desktop', label: <IconDeviceDesktop size={16} aria-label={t('visual.desktop')} /> },
          { value: 'phone', label: <IconDeviceMobile size={16} aria-label={t('visual.phone')} /> },
        ]}
      />
    </Group>
  );
}

function Tool({
  label,
  icon,
  disabled,
  onClick,
}: {
  label: string;
  icon: React.ReactNode;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function RightPanel({ swatches }: { swatches: string[] }) {
  const { t } = useTranslation('templates');
  const selected = usePuck((puck) => puck.selectedItem) as { type: string; props: BlockProps } | null;
  const root = usePuck((puck) => puck.appState.data.root.props) as unknown as RootProps;
  const dispatch = usePuck((puck) => puck.dispatch);
  const change = useBlockChange();
  const type = selected ? baseType(selected.type) : 'Body';
  const shown = selected?.props ?? { id: 'root', attributes: root.attributes, content: '' };
  return (
    <aside className="visual-side" aria-label={t('visual.settings')}>
      <Group justify="space-between" wrap="nowrap" className="visual-side-title">
        <Text fw={600} size="sm" truncate>
          {t(`block.${type}`)}
        </Text>
        {selected && <BlockTools id={selected.props.id} />}
      </Group>
      <Box p="sm">
        <BlockSettings
          key={shown.id}
          block={{ type, props: shown }}
          swatches={swatches}
          onChange={(next) =>
            selected
              ? change(selected.props.id, next)
              : dispatch({ type: 'replaceRoot', root: { props: { ...root, ...next } } as never })
          }
        />
      </Box>
    </aside>
  );
}

/** Moving and removing without a mouse. */
function BlockTools({ id }: { id: string }) {
  const { t } = useTranslation('templates');
  const getPuck = useGetPuck();
  const select = (index: number, zone: string) =>
    getPuck().dispatch({ type: 'setUi', ui: { itemSelector: { index, zone } } });
  const at = () => getPuck().getSelectorForId(id);
  const move = (step: number) => {
    const from = at();
    if (!from || from.index + step < 0) return;
    getPuck().dispatch({
      type: 'reorder',
      sourceIndex: from.index,
      destinationIndex: from.index + step,
      destinationZone: from.zone,
    });
    select(from.index + step, from.zone);
  };
  const up = () => {
    const parent = getPuck().getParentById(id);
    const selector = parent && getPuck().getSelectorForId(parent.props['id'] as string);
    if (selector) select(selector.index, selector.zone);
    else getPuck().dispatch({ type: 'setUi', ui: { itemSelector: null } });
  };
  const here = (act: 'duplicate' | 'remove') => {
    const place = at();
    if (!place) return;
    if (act === 'remove') getPuck().dispatch({ type: 'remove', index: place.index, zone: place.zone });
    else getPuck().dispatch({ type: 'duplicate', sourceIndex: place.index, sourceZone: place.zone });
  };
  return (
    <Group gap={0} wrap="nowrap">
      <Tool label={t('visual.parent')} onClick={up} icon={<IconCornerLeftUp size={15} aria-hidden />} />
      <Tool label={t('visual.up')} onClick={() => move(-1)} icon={<IconArrowUp size={15} aria-hidden />} />
      <Tool label={t('visual.down')} onClick={() => move(1)} icon={<IconArrowDown size={15} aria-hidden />} />
      <Tool label={t('duplicate')} onClick={() => here('duplicate')} icon={<IconCopy size={15} aria-hidden />} />
      <Tool label={t('delete')} onClick={() => here('remove')} icon={<IconTrash size={15} aria-hidden />} />
    </Group>
  );
}

function usePuckWords() {
  const { t } = useTranslation('templates');
  return useMemo(
    () => ({
      'header-undo': t('puck.undo'),
      'header-redo': t('puck.redo'),
      'action-selectparent': t('puck.selectParent'),
      'action-duplicate': t('puck.duplicate'),
      'action-delete': t('puck.delete'),
      'label-page': t('puck.page'),
      'label-component': t('puck.component'),
      'canvas-noconfig': t('puck.unknown', { type: '{type}' }),
      'loader-loading': t('puck.loading'),
    }),
    [t],
  );
}
