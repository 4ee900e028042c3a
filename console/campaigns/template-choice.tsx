// What to start the content from: a template of the workspace, or one that Dauphin offers (it then becomes one of the workspace).
// Each is shown as its reader would see it. Subject and preview text are taken over where the campaign has none.

import { Button, Card, Loader, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiProblem, apiUrl } from '../app/api.ts';
import { EmptyState } from '../app/parts/empty-state.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApi } from '../app/use-api.ts';
import { Thumbnail } from '../templates/thumbnail.tsx';
import '../templates/templates.css';
import { useDraft } from './use-draft.ts';

interface Choice {
  key: string;
  name: string;
  text: string;
  page: string;
  /** Gives the id of the template to copy. */
  template: () => Promise<string>;
}

export function TemplateChoice({ onChosen }: { onChosen?: () => void }) {
  const { t } = useTranslation('campaigns');
  const { values } = useDraft();
  const templates = useApi('GET /api/templates');
  const starters = useApi('GET /api/templates/starters');
  const { choose, busy, problem } = useChoice(onChosen);
  if (templates.isPending || starters.isPending) return <Loader mx="auto" />;
  const own: Choice[] = (templates.data?.items ?? []).map(({ id, name, subject }) => ({
    key: id,
    name,
    text: subject,
    page: apiUrl('GET /api/templates/:templateId/page', { params: { templateId: id } }),
    template: async () => id,
  }));
  const offered: Choice[] = (starters.data?.items ?? [])
    .filter(({ language }) => language === values.language)
    .map(({ key, language, name, description }) => ({
      key,
      name,
      text: description,
      page: apiUrl('GET /api/templates/starters/:starter/:language/page', { params: { starter: key, language } }),
      template: async () =>
        (await api('POST /api/templates', { body: { from: 'starter', starter: key, language } })).id,
    }));

  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{t('content.chooseTitle')}</Title>
        <Text c="dimmed">
          {t('content.chooseText')} {t('content.takeSubject')}
        </Text>
      </div>
      <ErrorNotice problem={problem ?? templates.error ?? starters.error} />
      {own.length + offered.length === 0 && (
        <EmptyState icon={IconTemplate} title={t('content.noTemplates')} text={t('content.noTemplatesText')} />
      )}
      {own.length > 0 && <Choices title={t('content.own')} choices={own} busy={busy} onChoose={choose} />}
      {offered.length > 0 && <Choices title={t('content.offered')} choices={offered} busy={busy} onChoose={choose} />}
    </Stack>
  );
}

function useChoice(onChosen?: () => void) {
  const draft = useDraft();
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Error | null>(null);
  const choose = async (choice: Choice) => {
    setBusy(choice.key);
    setProblem(null);
    try {
      const templateId = await choice.template();
      const { mjml, subject, preheader } = await api('GET /api/templates/:templateId', { params: { templateId } });
      draft.change({
        templateId,
        mjml,
        ...(draft.values.subject === '' && { subject }),
        ...(draft.values.preheader === '' && { preheader }),
      });
      await draft.flush();
      onChosen?.();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new Error(String(error)));
    } finally {
      setBusy(undefined);
    }
  };
  return { choose: (choice: Choice) => void choose(choice), busy, problem };
}

interface ChoicesProps {
  title: string;
  choices: readonly Choice[];
  busy: string | undefined;
  onChoose: (choice: Choice) => void;
}

function Choices({ title, choices, busy, onChoose }: ChoicesProps) {
  const { t } = useTranslation('campaigns');
  return (
    <section aria-label={title}>
      <Title order={3} mb="xs">
        {title}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3, xl: 4 }} spacing="md">
        {choices.map((choice) => (
          <Card key={choice.key} withBorder padding="sm">
            <Card.Section withBorder>
              <Thumbnail address={choice.page} name={choice.name} />
            </Card.Section>
            <Text fw={600} mt="sm" lineClamp={1}>
              {choice.name}
            </Text>
            <Text size="sm" c="dimmed" lineClamp={2} mih={40}>
              {choice.text}
            </Text>
            <Button
              mt="sm"
              variant="light"
              loading={busy === choice.key}
              disabled={busy !== undefined && busy !== choice.key}
              onClick={() => onChoose(choice)}
              aria-label={t('content.useNamed', { name: choice.name })}
            >
              {t('content.use')}
            </Button>
          </Card>
        ))}
      </SimpleGrid>
    </section>
  );
}
