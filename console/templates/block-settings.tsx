// The settings of the selected block, or of the page when nothing is selected: the few attributes that a marketer changes.
// Everything else of the block stays as it is written; the Code view has it.

import { Accordion, Checkbox, Group, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconAlignCenter, IconAlignLeft, IconAlignRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useResolved } from './canvas-context.ts';
import { ColorField } from './color-field.tsx';
import { ColumnsField } from './columns-field.tsx';
import { FormatTools } from './format-tools.tsx';
import { ImagePicker } from './image-picker.tsx';
import { type BlockProps, type BlockType, containerTags, contentTags } from './mjml-document.ts';
import type { Attributes } from './mjml-style.ts';
import { SidesField } from './sides-field.tsx';
import { decode, encode } from './attribute-text.ts';
import { SocialField } from './social-field.tsx';
import { UnitField } from './unit-field.tsx';

export interface SettingsOf {
  type: BlockType | 'Body';
  props: Pick<BlockProps, 'id' | 'attributes' | 'content' | 'blocks'>;
}

export interface BlockSettingsProps {
  block: SettingsOf;
  /** Colours that the document uses already. */
  swatches: string[];
  onChange: (change: Partial<BlockProps>) => void;
}

const fonts = [
  'Helvetica, Arial, sans-serif',
  "Georgia, 'Times New Roman', serif",
  'Verdana, Geneva, sans-serif',
  "'Trebuchet MS', Tahoma, sans-serif",
  "'Courier New', Courier, monospace",
];

export function BlockSettings({ block, swatches, onChange }: BlockSettingsProps) {
  const { t } = useTranslation('templates');
  const { type, props } = block;
  const tag =
    type === 'Body'
      ? 'mj-body'
      : type in containerTags
        ? containerTags[type as keyof typeof containerTags]
        : type === 'Raw'
          ? 'mj-raw'
          : contentTags[type as keyof typeof contentTags];
  const resolved = useResolved(tag, props.attributes);
  const set = (change: Attributes) => onChange({ attributes: { ...props.attributes, ...change } });
  const tools: Tools = { own: props.attributes, resolved, set, swatches };
  return (
    <Stack gap="sm">
      {type === 'Body' && <BodySettings {...tools} />}
      {(type === 'Section' || type === 'Wrapper') && (
        <>
          {type === 'Section' && (
            <ColumnsField blocks={props.blocks ?? []} onChange={(blocks) => onChange({ blocks })} />
          )}
          <Color name="background-color" label={t('field.background')} {...tools} />
          <SidesField label={t('field.padding')} name="padding" resolved={resolved} onChange={set} />
          <Checkbox
            size="xs"
            label={t('field.fullWidth')}
            checked={resolved['full-width'] === 'full-width'}
            onChange={(event) => set({ 'full-width': event.currentTarget.checked ? 'full-width' : '' })}
          />
          <Unit name="border-radius" label={t('field.radius')} max={60} {...tools} />
        </>
      )}
      {type === 'Column' && <ColumnSettings {...tools} />}
      {type === 'Text' && (
        <>
          <FormatTools withBlocks />
          <Letters {...tools} />
          <Align {...tools} />
          <SidesField label={t('field.padding')} name="padding" resolved={resolved} onChange={set} />
        </>
      )}
      {type === 'Button' && (
        <>
          <FormatTools withBlocks={false} />
          <Href {...tools} />
          <Color name="background-color" label={t('field.buttonColor')} {...tools} />
          <Letters {...tools} />
          <Align {...tools} />
          <Unit name="border-radius" label={t('field.radius')} max={60} {...tools} />
          <SidesField label={t('field.innerPadding')} name="inner-padding" resolved={resolved} onChange={set} />
          <SidesField label={t('field.padding')} name="padding" resolved={resolved} onChange={set} />
        </>
      )}
      {type === 'Image' && <ImageSettings {...tools} />}
      {type === 'Divider' && (
        <>
          <Color name="border-color" label={t('field.borderColor')} {...tools} />
          <Unit name="border-width" label={t('field.thickness')} max={20} {...tools} />
          <SidesField label={t('field.padding')} name="padding" resolved={resolved} onChange={set} />
        </>
      )}
      {type === 'Spacer' && <Unit name="height" label={t('field.height')} max={300} {...tools} />}
      {type === 'Social' && (
        <>
          <SocialField blocks={props.blocks ?? []} onChange={(blocks) => onChange({ blocks })} />
          <Align {...tools} />
          <Unit name="icon-size" label={t('field.iconSize')} max={64} {...tools} />
          <SidesField label={t('field.padding')} name="padding" resolved={resolved} onChange={set} />
        </>
      )}
      {type === 'SocialLink' && (
        <>
          <Href {...tools} />
          <TextInput
            size="xs"
            label={t('field.alt')}
            value={props.attributes['alt'] ?? ''}
            onChange={(event) => set({ alt: encode(event.currentTarget.value) })}
          />
        </>
      )}
      {type === 'Group' && <Text size="sm">{t('field.stack')}</Text>}
      {type === 'Raw' && (
        <Textarea
          label={t('field.source')}
          description={t('field.sourceHint')}
          autosize
          minRows={8}
          maxRows={24}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
          value={props.content}
          onChange={(event) => onChange({ content: event.currentTarget.value })}
        />
      )}
      {type !== 'Raw' && type !== 'Body' && <Advanced {...tools} />}
    </Stack>
  );
}

interface Tools {
  /** As written. */
  own: Attributes;
  /** With defaults. */
  resolved: Attributes;
  set: (change: Attributes) => void;
  swatches: string[];
}

function Color({ name, label, own, resolved, set, swatches }: Tools & { name: string; label: string }) {
  return (
    <ColorField
      label={label}
      value={own[name] ?? ''}
      fallback={resolved[name] ?? ''}
      swatches={swatches}
      onChange={(value) => set({ [name]: value })}
    />
  );
}

function Unit({ name, label, max, own, resolved, set }: Tools & { name: string; label: string; max?: number }) {
  return (
    <UnitField
      label={label}
      value={own[name] ?? ''}
      fallback={resolved[name] ?? ''}
      max={max}
      onChange={(value) => set({ [name]: value })}
    />
  );
}

function BodySettings(tools: Tools) {
  const { t } = useTranslation('templates');
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('visual.nothing')}
      </Text>
      <Color name="background-color" label={t('field.background')} {...tools} />
      <Unit name="width" label={t('field.width')} max={900} {...tools} />
    </>
  );
}

function ColumnSettings(tools: Tools) {
  const { t } = useTranslation('templates');
  const { resolved, set } = tools;
  return (
    <>
      <Color name="background-color" label={t('field.background')} {...tools} />
      <Unit name="width" label={t('field.width')} {...tools} />
      <div>
        <Text size="xs" fw={500} mb={4}>
          {t('field.verticalAlign')}
        </Text>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('field.verticalAlign')}
          value={resolved['vertical-align'] ?? 'top'}
          data={[
            { value: 'top', label: t('field.top') },
            { value: 'middle', label: t('field.middle') },
            { value: 'bottom', label: t('field.bottom') },
          ]}
          onChange={(value) => set({ 'vertical-align': value })}
        />
      </div>
      <SidesField label={t('field.padding')} name="padding" resolved={resolved} onChange={set} />
      <Unit name="border-radius" label={t('field.radius')} max={60} {...tools} />
    </>
  );
}

function Letters(tools: Tools) {
  const { t } = useTranslation('templates');
  const { own, resolved, set } = tools;
  const font = own['font-family'] ?? '';
  const choices = [...new Set([...fonts, ...(font ? [font] : [])])];
  return (
    <>
      <Group grow gap={6} align="flex-end">
        <Unit name="font-size" label={t('field.fontSize')} max={96} {...tools} />
        <Color name="color" label={t('field.color')} {...tools} />
      </Group>
      <Group grow gap={6}>
        <Select
          size="xs"
          label={t('field.fontFamily')}
          value={font}
          clearable={font !== ''}
          placeholder={nameOfFont(resolved['font-family'] ?? '')}
          data={choices.map((value) => ({ value, label: nameOfFont(value) }))}
          onChange={(value) => set({ 'font-family': value ?? '' })}
        />
        <Select
          size="xs"
          label={t('field.weight')}
          value={/^(?:bold|[6-9]00)$/.test(resolved['font-weight'] ?? '') ? 'bold' : 'normal'}
          allowDeselect={false}
          data={[
            { value: 'normal', label: t('field.normal') },
            { value: 'bold', label: t('field.strong') },
          ]}
          onChange={(value) => set({ 'font-weight': value ?? '' })}
        />
      </Group>
    </>
  );
}

function nameOfFont(family: string): string {
  return (family.split(',')[0] ?? '').replace(/['"]/g, '').trim();
}

const alignments = [
  ['left', IconAlignLeft],
  ['center', IconAlignCenter],
  ['right', IconAlignRight],
] as const;

function Align({ resolved, set }: Tools) {
  const { t } = useTranslation('templates');
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label={t('field.align')}
      value={resolved['align'] ?? 'left'}
      data={alignments.map(([value, Icon]) => ({ value, label: <Icon size={16} aria-label={t(`field.${value}`)} /> }))}
      onChange={(value) => set({ align: value })}
    />
  );
}

function Href({ own, set }: Tools) {
  const { t } = useTranslation('templates');
  return (
    <TextInput
      size="xs"
      label={t('field.href')}
      placeholder={t('field.hrefHint')}
      value={decode(own['href'] ?? '')}
      onChange={(event) => set({ href: encode(event.currentTarget.value) })}
    />
  );
}

function ImageSettings(tools: Tools) {
  const { t } = useTranslation('templates');
  const { own, resolved, set } = tools;
  return (
    <>
      <ImagePicker value={own['src'] ?? ''} onChoose={(src) => set({ src: encode(src) })} />
      <Textarea
        size="xs"
        label={t('field.alt')}
        description={t('field.altHint')}
        autosize
        minRows={2}
        value={decode(own['alt'] ?? '')}
        onChange={(event) => set({ alt: encode(event.currentTarget.value) })}
      />
      <Href {...tools} />
      <Unit name="width" label={t('field.width')} {...tools} />
      <Align {...tools} />
      <Unit name="border-radius" label={t('field.radius')} max={300} {...tools} />
      <Checkbox
        size="xs"
        label={t('field.fluid')}
        checked={resolved['fluid-on-mobile'] === 'true'}
        onChange={(event) => set({ 'fluid-on-mobile': event.currentTarget.checked ? 'true' : '' })}
      />
      <SidesField label={t('field.padding')} name="padding" resolved={resolved} onChange={set} />
    </>
  );
}

function Advanced({ own, set }: Tools) {
  const { t } = useTranslation('templates');
  return (
    <Accordion variant="default" chevronPosition="left">
      <Accordion.Item value="more">
        <Accordion.Control px={0}>
          <Text size="xs">{t('field.advanced')}</Text>
        </Accordion.Control>
        <Accordion.Panel>
          <TextInput
            size="xs"
            label={t('field.cssClass')}
            value={own['css-class'] ?? ''}
            onChange={(event) => set({ 'css-class': event.currentTarget.value.replace(/[^\w\s-]/g, '') })}
          />
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

/** Colours written anywhere in a text, the most used first. */
export function useSwatches(mjml: string): string[] {
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const [colour] of mjml.matchAll(/#(?:[0-9a-f]{6}|[0-9a-f]{3})\b/gi))
      counts.set(colour.toLowerCase(), (counts.get(colour.toLowerCase()) ?? 0) + 1);
    return [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 16)
      .map(([colour]) => colour);
  }, [mjml]);
}
