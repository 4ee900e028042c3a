// The way to a first campaign, for as long as a step of it is not done: what is done, what comes next, and where to do it.

import { Badge, Group, Text, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../app/parts/link-button.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useApi } from '../app/use-api.ts';

type StepName = 'domain' | 'contacts' | 'template' | 'campaign';
interface Step {
  name: StepName;
  to: '/domains' | '/contacts' | '/templates' | '/campaigns';
  isDone: boolean;
}

/** Undefined until all is known: a list that ticks itself off while one looks would be worse than none. */
export function useFirstSteps(): Step[] | undefined {
  const domains = useApi('GET /api/domains').data;
  const contacts = useApi('GET /api/contacts/count').data;
  const templates = useApi('GET /api/templates').data;
  const campaigns = useApi('GET /api/campaigns').data;
  if (!domains || !contacts || !templates || !campaigns) return undefined;
  return [
    { name: 'domain', to: '/domains', isDone: domains.domains.length > 0 },
    { name: 'contacts', to: '/contacts', isDone: contacts.count > 0 },
    { name: 'template', to: '/templates', isDone: templates.items.length > 0 },
    { name: 'campaign', to: '/campaigns', isDone: campaigns.items.some(({ launchedAt }) => launchedAt !== null) },
  ];
}

export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation('home');
  const done = steps.filter(({ isDone }) => isDone).length;
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <Panel
      title={t('steps.title')}
      text={t('steps.text')}
      aside={<Badge color="gray">{t('steps.progress', { done, total: steps.length })}</Badge>}
    >
      <ol className="first-steps">
        {steps.map((step, at) => (
          <li key={step.name} data-next={step === next || undefined}>
            <ThemeIcon
              size={28}
              radius="xl"
              variant={step.isDone ? 'filled' : 'light'}
              color={step.isDone ? 'teal' : 'sea'}
            >
              {step.isDone ? <IconCheck size={16} aria-hidden /> : at + 1}
            </ThemeIcon>
            <div>
              <Group gap="xs">
                <Text fw={550}>{t(`steps.${step.name}`)}</Text>
                {step.isDone && <Text className="visually-hidden">{t('steps.done')}</Text>}
              </Group>
              <Text size="sm" c="dimmed">
                {t(`steps.${step.name}Text`)}
              </Text>
            </div>
            {step === next && (
              <LinkButton to={step.to} size="xs">
                {t('steps.go')}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
