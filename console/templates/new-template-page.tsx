// Where a template begins: one of ours, a blank page, or a file from elsewhere, whose import is reported before going on.

import { Alert, Button, List, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileImport, IconFilePlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiAnswer, apiUrl, upload } from '../app/api.ts';
import { currentLanguage, type Language } from '../app/i18n.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { useApi, useApiMutation } from '../app/use-api.ts';
import './templates.css';
import { Thumbnail } from './thumbnail.tsx';

type Report = ApiAnswer<'POST /api/templates/import'>;

const mostBytes = 1_600_000;

export function NewTemplatePage() {
  const { t } = useTranslation('templates');
  const [language, setLanguage] = useState<Language>(currentLanguage());
  const [report, setReport] = useState<Report>();
  const { data, error } = useApi('GET /api/templates/starters', {}, { staleTime: 3_600_000 });
  const starters = data?.items.filter((starter) => starter.language === language);
  const navigate = useNavigate();
  const open = (id: string) => void navigate({ to: '/templates/$templateId', params: { templateId: id } });
  const make = useApiMutation('POST /api/templates', { onDone: ({ id }) => open(id) });
  return (
    <>
      <PageHeader title={t('start.title')} parent={<Link to="/templates">{t('title')}</Link>}>
        <SegmentedControl
          aria-label={t('language.label')}
          value={language}
          onChange={(value) => setLanguage(value as Language)}
          data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </PageHeader>
      <PageBody>
        <Text c="dimmed">{t('start.text')}</Text>
        <ErrorNotice problem={error ?? make.error} />
        <div className="template-grid">
          {starters?.map(({ key, name, description }) => (
            <Choice
              key={key}
              name={name}
              text={description}
              picture={
                <Thumbnail
                  name={name}
                  address={apiUrl('GET /api/templates/starters/:starter/:language/page', {
                    params: { starter: key, language },
                  })}
                />
              }
              isBusy={make.isPending}
              onChoose={() => make.mutate({ body: { from: 'starter', starter: key, language } })}
            />
          ))}
          <Choice
            name={t('start.blank')}
            text={t('start.blankText')}
            picture={
              <div className="thumbnail thumbnail-blank">
                <IconFilePlus size={48} stroke={1.2} aria-hidden />
              </div>
            }
            isBusy={make.isPending}
            onChoose={() => make.mutate({ body: { from: 'blank', name: t('start.blankName'), language } })}
          />
          <ImportChoice language={language} onReport={setReport} />
        </div>
      </PageBody>
      {report && <ReportDialog report={report} onOpen={() => open(report.id)} />}
    </>
  );
}

interface ChoiceProps {
  name: string;
  text: string;
  picture: React.ReactNode;
  isBusy: boolean;
  onChoose: () => void;
}

function Choice({ name, text, picture, isBusy, onChoose }: ChoiceProps) {
  const { t } = useTranslation('templates');
  return (
    <article className="template-card">
      {picture}
      <Stack className="template-card-text" gap={4} flex={1}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed" flex={1}>
          {text}
        </Text>
        <Button
          variant="light"
          size="xs"
          disabled={isBusy}
          onClick={onChoose}
          aria-label={t('start.useNamed', { name })}
        >
          {t('start.use')}
        </Button>
      </Stack>
    </article>
  );
}

function ImportChoice({ language, onReport }: { language: Language; onReport: (report: Report) => void }) {
  const { t } = useTranslation('templates');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Error>();
  const send = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      onReport(await upload('POST /api/templates/import', { query: { name: file.name, language } }, file));
    } catch (cause) {
      setProblem(cause as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <article className="template-card">
      <Dropzone
        className="thumbnail thumbnail-blank"
        onDrop={([file]) => void send(file)}
        onReject={() => setProblem(new Error(t('start.tooLarge')))}
        maxSize={mostBytes}
        multiple={false}
        loading={isBusy}
        aria-label={t('start.choose')}
        radius={0}
      >
        <Stack align="center" gap="xs">
          <IconFileImport size={48} stroke={1.2} aria-hidden />
          <Text size="sm" ta="center">
            {t('start.fileText')}
          </Text>
        </Stack>
      </Dropzone>
      <Stack className="template-card-text" gap={4} flex={1}>
        <Text fw={600}>{t('start.file')}</Text>
        <ErrorNotice problem={problem} />
      </Stack>
    </article>
  );
}

function ReportDialog({ report, onOpen }: { report: Report; onOpen: () => void }) {
  const { t } = useTranslation('templates');
  const language = currentLanguage();
  return (
    <Modal opened onClose={onOpen} title={t('report.title', { name: report.name })} size="lg">
      <Stack>
        {report.errors.length > 0 && (
          <Alert color="red" title={t('report.errors')}>
            <List size="sm">
              {report.errors.map(({ words, offset, code }) => (
                <List.Item key={`${code} ${offset}`}>{words[language]}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {report.notes.length > 0 ? (
          <div>
            <Text fw={600} mb={4}>
              {t('report.notes')}
            </Text>
            <List size="sm">
              {report.notes.map((words) => (
                <List.Item key={words.en}>{words[language]}</List.Item>
              ))}
            </List>
          </div>
        ) : (
          <Text>{t('report.clean')}</Text>
        )}
        <Button onClick={onOpen}>{t('report.open')}</Button>
      </Stack>
    </Modal>
  );
}
