// How each block looks on the canvas: near enough to the renderer to write in, with the renderer's own defaults.
// Nothing here decides what is sent: that is MJML's, on the server.

import type { PuckContext, SlotComponent } from '@puckeditor/core';
import { type CSSProperties, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanvas, useResolved } from './canvas-context.ts';
import { InlineHtml } from './inline-html.tsx';
import { LiquidTable, showHtml } from './liquid-mask.ts';
import { type Attributes, columnWidth, paddingOf, textStyle } from './mjml-style.ts';
import { useBlockChange, useBlockSelect } from './use-block-change.ts';

interface Shown {
  id: string;
  attributes: Attributes;
  content: string;
  blocks: SlotComponent;
  puck: PuckContext;
}

function border(attributes: Attributes): CSSProperties {
  return {
    border: attributes['border'],
    borderTop: attributes['border-top'],
    borderRight: attributes['border-right'],
    borderBottom: attributes['border-bottom'],
    borderLeft: attributes['border-left'],
    borderRadius: attributes['border-radius'],
  };
}

function ground(attributes: Attributes): CSSProperties {
  const image = attributes['background-url'];
  return {
    backgroundColor: attributes['background-color'],
    ...(image && !image.includes('{')
      ? {
          backgroundImage: `url("${image}")`,
          backgroundSize: attributes['background-size'],
          backgroundRepeat: attributes['background-repeat'],
          backgroundPosition: attributes['background-position'],
        }
      : {}),
  };
}

export function BodyBlock({ attributes, children }: { attributes?: Attributes; children: React.ReactNode }) {
  const resolved = useResolved('mj-body', attributes ?? {});
  return (
    <div className={`canvas-body ${resolved['css-class'] ?? ''}`} style={ground(resolved)}>
      {children}
    </div>
  );
}

/** A section, or a wrapper of sections: a band as wide as the message, or as the window. */
export function BandBlock({ tag, attributes, blocks: Slot, puck }: Shown & { tag: 'mj-section' | 'mj-wrapper' }) {
  const resolved = useResolved(tag, attributes);
  const { bodyWidth } = useCanvas();
  const isFull = resolved['full-width'] === 'full-width';
  const inner: CSSProperties = {
    maxWidth: bodyWidth,
    margin: '0 auto',
    ...(isFull ? {} : ground(resolved)),
    ...border(resolved),
  };
  return (
    <div ref={puck.dragRef} style={isFull ? ground(resolved) : undefined}>
      <div
        className={resolved['css-class']}
        style={{ ...inner, overflow: resolved['border-radius'] ? 'hidden' : undefined }}
      >
        <div style={{ padding: paddingOf(resolved) }}>
          <Slot className={tag === 'mj-section' ? 'canvas-columns' : 'canvas-sections'} minEmptyHeight={64} />
        </div>
      </div>
    </div>
  );
}

export function GroupBlock({ attributes, blocks: Slot, puck }: Shown) {
  const resolved = useResolved('mj-group', attributes);
  return (
    <div
      ref={puck.dragRef}
      className="canvas-column"
      style={{ flex: flexOf(attributes['width']), ...ground(resolved) }}
    >
      <Slot className="canvas-columns canvas-columns-kept" minEmptyHeight={64} />
    </div>
  );
}

export function ColumnBlock({ attributes, blocks: Slot, puck }: Shown) {
  const resolved = useResolved('mj-column', attributes);
  const { words } = useCanvas();
  const align = { top: 'flex-start', middle: 'center', bottom: 'flex-end' }[resolved['vertical-align'] ?? 'top'];
  return (
    <div ref={puck.dragRef} className="canvas-column" style={{ flex: flexOf(attributes['width']), alignSelf: align }}>
      <div
        className={resolved['css-class']}
        style={{ padding: paddingOf(resolved), ...ground(resolved), ...border(resolved) }}
      >
        <Slot
          className="canvas-content"
          minEmptyHeight={64}
          style={{ ['--empty' as string]: JSON.stringify(words.emptyColumn) }}
        />
      </div>
    </div>
  );
}

/** Columns without a width share what is left. */
function flexOf(width: string | undefined): string {
  return width ? `0 0 ${columnWidth(width, 1)}` : '1 1 0';
}

function Padded({
  attributes,
  puck,
  children,
}: {
  attributes: Attributes;
  puck: PuckContext;
  children: React.ReactNode;
}) {
  return (
    <div ref={puck.dragRef}>
      <div
        className={attributes['css-class']}
        style={{
          padding: paddingOf(attributes),
          backgroundColor: attributes['container-background-color'],
          overflowWrap: 'break-word',
        }}
      >
        {children}
      </div>
    </div>
  );
}

export function TextBlock({ id, attributes, content, puck }: Shown) {
  const { t } = useTranslation('templates');
  const resolved = useResolved('mj-text', attributes);
  const change = useBlockChange();
  const select = useBlockSelect();
  return (
    <Padded attributes={resolved} puck={puck}>
      <InlineHtml
        value={content}
        onChange={(html) => change(id, { content: html })}
        onSelect={() => select(id)}
        isEditing={puck.isEditing}
        label={t('block.Text')}
        style={textStyle(resolved)}
      />
    </Padded>
  );
}

export function ButtonBlock({ id, attributes, content, puck }: Shown) {
  const { t } = useTranslation('templates');
  const resolved = useResolved('mj-button', attributes);
  const change = useBlockChange();
  const select = useBlockSelect();
  const shape: CSSProperties = {
    ...textStyle({ ...resolved, align: 'center' }),
    ...border(resolved),
    display: 'inline-block',
    backgroundColor: resolved['background-color'],
    padding: paddingOf(resolved, 'inner-padding'),
    width: resolved['width'],
    boxSizing: 'border-box',
  };
  return (
    <Padded attributes={resolved} puck={puck}>
      <div style={{ textAlign: resolved['align'] as CSSProperties['textAlign'] }}>
        <div className="canvas-button" style={shape}>
          <InlineHtml
            value={content.trim()}
            onChange={(html) => change(id, { content: html })}
            onSelect={() => select(id)}
            singleLine
            isEditing={puck.isEditing}
            label={t('block.Button')}
          />
        </div>
      </div>
    </Padded>
  );
}

export function ImageBlock({ attributes, puck }: Shown) {
  const resolved = useResolved('mj-image', attributes);
  const { words, label } = useCanvas();
  const source = resolved['src'] ?? '';
  const style: CSSProperties = {
    ...border(resolved),
    width: resolved['width'] ?? '100%',
    maxWidth: '100%',
    height: 'auto',
    display: 'inline-block',
    verticalAlign: 'bottom',
  };
  const hasPicture = source !== '' && !source.includes('{');
  return (
    <Padded attributes={resolved} puck={puck}>
      <div style={{ textAlign: resolved['align'] as CSSProperties['textAlign'], fontSize: 13 }}>
        {hasPicture ? (
          <img src={source.replaceAll('&amp;', '&')} alt={resolved['alt'] ?? ''} style={style} />
        ) : (
          <div className="canvas-no-image">{source === '' ? words.noImage : label(source)}</div>
        )}
      </div>
    </Padded>
  );
}

export function DividerBlock({ attributes, puck }: Shown) {
  const resolved = useResolved('mj-divider', attributes);
  return (
    <Padded attributes={resolved} puck={puck}>
      <div
        style={{
          width: resolved['width'],
          margin: '0 auto',
          borderTop: `${resolved['border-width']} ${resolved['border-style']} ${resolved['border-color']}`,
        }}
      />
    </Padded>
  );
}

export function SpacerBlock({ attributes, puck }: Shown) {
  const resolved = useResolved('mj-spacer', attributes);
  return (
    <div ref={puck.dragRef}>
      <div style={{ height: resolved['height'], backgroundColor: resolved['container-background-color'] }} />
    </div>
  );
}

export function SocialBlock({ attributes, blocks: Slot, puck }: Shown) {
  const resolved = useResolved('mj-social', attributes);
  const justify = { left: 'flex-start', center: 'center', right: 'flex-end' }[resolved['align'] ?? 'center'];
  return (
    <Padded attributes={resolved} puck={puck}>
      <div
        style={{
          ...textStyle(resolved),
          ['--social-justify' as string]: justify,
          ['--social-icon' as string]: resolved['icon-size'],
        }}
      >
        <Slot className="canvas-social" minEmptyHeight={32} />
      </div>
    </Padded>
  );
}

export function SocialLinkBlock({ attributes, content, puck }: Shown) {
  const resolved = useResolved('mj-social-element', attributes);
  return (
    <div
      ref={puck.dragRef}
      style={{ padding: paddingOf(resolved), display: 'inline-flex', alignItems: 'center', gap: 4 }}
    >
      {resolved['src'] && (
        <img
          src={resolved['src']}
          alt={resolved['alt'] ?? ''}
          style={{
            width: 'var(--social-icon)',
            borderRadius: resolved['border-radius'],
            backgroundColor: resolved['background-color'],
          }}
        />
      )}
      {content.trim() && <span>{content.trim()}</span>}
      {!resolved['src'] && !content.trim() && <span>{resolved['name']}</span>}
    </div>
  );
}

/** Liquid between blocks is a thin band; a table is shown as it is; the rest by its first line. */
export function RawBlock({ content, puck }: Shown) {
  const { label } = useCanvas();
  const isLiquid = /^\{[{%]/.test(content);
  const html = /^<mj-(?:table|text|raw)\b[^>]*>([\s\S]*)<\/mj-/.exec(content)?.[1]?.trim();
  const isTable = content.startsWith('<mj-table');
  return (
    <div ref={puck.dragRef}>
      {isLiquid && (
        <div className="canvas-liquid">
          {[...content.matchAll(/\{[{%][\s\S]*?[%}]\}/g)].map(([liquid]) => label(liquid)).join(' · ')}
        </div>
      )}
      {!isLiquid && html && <StillHtml html={isTable ? `<table style="width:100%">${html}</table>` : html} />}
      {!isLiquid && !html && <pre className="canvas-raw">{content.slice(0, 300)}</pre>}
    </div>
  );
}

function StillHtml({ html }: { html: string }) {
  const { label } = useCanvas();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ref.current) showHtml(ref.current, html, new LiquidTable(), label);
  }, [html, label]);
  return <div ref={ref} className="canvas-still" />;
}
