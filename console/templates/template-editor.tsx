// The editor of a template's content, wherever it stands (a template, a campaign's own copy): subject and preheader, then one text
// in three views: blocks, source, preview. It keeps no copy of its own: each change is given out, and saving is its owner's.
// The heavy views are loaded when first shown.

import { Alert, Button, Center, Group, Loader, SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../app/i18n.ts';
import { CheckSummary } from './check-summary.tsx';
import { fromMjml } from './mjml-document.ts';
import { PreviewPane } from './preview-pane.tsx';
import { SubjectFields } from './subject-fields.tsx';
import './templates.css';
import { useGrammar } from './use-grammar.ts';
import { type Diagnostic, useTemplateCheck } from './use-template-check.ts';

const VisualEditor = lazy(() => import('./visual-editor.tsx'));
const CodeEditor = lazy(() => import('./code-editor.tsx'));

export interface TemplateValue {
  subject: string;
  preheader: string;
  /** MJML, or an HTML document that came from elsewhere. */
  mjml: string;
}

export interface TemplateEditorProps {
  value: TemplateValue;
  /** Language of the message: of dates in it, and of the check's defaults. */
  language: Language;
  onChange: (value: TemplateValue) => void;
  isReadOnly?: boolean;
  /** False where subject and preheader are written elsewhere (a campaign's sender page). */
  withSubject?: boolean;
  /** A field of the owner's (the template's name) to stand before subject and preheader. */
  lead?: React.ReactNode;
}

type View = 'visual' | 'code' | 'preview';

export function TemplateEditor({
  value,
  language,
  onChange,
  isReadOnly = false,
  withSubject = true,
  lead,
}: TemplateEditorProps) {
  const [view, setView] = useState<View>(isReadOnly || !isMjml(value.mjml) ? 'preview' : 'visual');
  const [goTo, setGoTo] = useState<Diagnostic>();
  const { check, isRunning } = useTemplateCheck(value, language);
  const diagnostics = check?.diagnostics ?? none;
  const { change, outside } = useOwnText(value, onChange);
  const go = (diagnostic: Diagnostic) => {
    if (diagnostic.part !== 'mjml') return;
    setView('code');
    setGoTo({ ...diagnostic });
  };
  return (
    <div className="template-editor">
      {withSubject && (
        <SubjectFields lead={lead} value={value} diagnostics={diagnostics} isReadOnly={isReadOnly} onChange={change} />
      )}
      <Group justify="space-between" gap="xs" className="template-editor-bar">
        <Views view={view} onView={setView} isReadOnly={isReadOnly} />
        <CheckSummary check={check} isRunning={isRunning} onGo={go} />
      </Group>
      <div className="template-editor-stage">
        <Suspense fallback={<Waiting />}>
          {view === 'visual' && (
            <Visual
              key={outside}
              mjml={value.mjml}
              onChange={(mjml) => change({ mjml })}
              onCode={() => setView('code')}
            />
          )}
          {view === 'code' && (
            <Code
              key={outside}
              text={value.mjml}
              diagnostics={diagnostics}
              goTo={goTo}
              isReadOnly={isReadOnly}
              onChange={(mjml) => change({ mjml })}
            />
          )}
          {view === 'preview' && <PreviewPane value={value} language={language} />}
        </Suspense>
      </div>
    </div>
  );
}

const none: readonly Diagnostic[] = [];
const remembered = 50;

/**
 * The views own the text while they are open: what they gave out comes back as `value` and must not disturb them.
 * A text that they did not give out (another version was loaded) opens them anew: `outside` counts those.
 */
function useOwnText(value: TemplateValue, onChange: (value: TemplateValue) => void) {
  const given = useRef([value.mjml]);
  const latest = useRef(value);
  latest.current = value;
  const [outside, setOutside] = useState(0);
  if (!given.current.includes(value.mjml)) {
    given.current = [value.mjml];
    setOutside(outside + 1);
  }
  const change = (next: Partial<TemplateValue>) => {
    latest.current = { ...latest.current, ...next };
    given.current = [...given.current.slice(-remembered), latest.current.mjml];
    onChange(latest.current);
  };
  return { change, outside };
}

function Views({ view, onView, isReadOnly }: { view: View; onView: (view: View) => void; isReadOnly: boolean }) {
  const { t } = useTranslation('templates');
  const views: View[] = isReadOnly ? ['preview', 'code'] : ['visual', 'code', 'preview'];
  return (
    <SegmentedControl
      aria-label={t('view.label')}
      value={view}
      onChange={(next) => onView(next as View)}
      data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
    />
  );
}

function isMjml(text: string): boolean {
  return /<mjml[\s>]/i.test(text);
}

function Waiting() {
  return (
    <Center h="100%">
      <Loader />
    </Center>
  );
}

/** Blocks are read from the text once, when the view opens; from then on the text follows the blocks. */
function Visual({ mjml, onChange, onCode }: { mjml: string; onChange: (mjml: string) => void; onCode: () => void }) {
  const { t } = useTranslation('templates');
  const grammar = useGrammar();
  const [document] = useState(() => fromMjml(mjml));
  if (!document) {
    const isHtml = !isMjml(mjml);
    return (
      <Alert m="md" color={isHtml ? 'sea' : 'orange'} title={t(isHtml ? 'visual.isHtml' : 'visual.broken')}>
        <p>{t(isHtml ? 'visual.isHtmlText' : 'visual.brokenText')}</p>
        <Button size="xs" variant="default" onClick={onCode}>
          {t('visual.toCode')}
        </Button>
      </Alert>
    );
  }
  return grammar ? <VisualEditor document={document} grammar={grammar} onChange={onChange} /> : <Waiting />;
}

function Code(props: Omit<React.ComponentProps<typeof CodeEditor>, 'grammar'>) {
  const grammar = useGrammar();
  return grammar ? <CodeEditor {...props} grammar={grammar} /> : <Waiting />;
}
