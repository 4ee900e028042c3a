// The content of a campaign: its own copy of a template, chosen once and then edited in place with the editor of templates.

import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageBody } from '../app/parts/page-body.tsx';
import { ContentEditor } from './content-editor.tsx';
import { NextStep } from './next-step.tsx';
import { RemarkList } from './remark-list.tsx';
import { remarksOf } from './steps.ts';
import { TemplateChoice } from './template-choice.tsx';
import { useDraft } from './use-draft.ts';

export function ContentStep() {
  const { campaign } = useDraft();
  // The editor is made anew for a text that did not come from its own hands.
  const [replaced, setReplaced] = useState(0);
  if (!campaign.hasContent) {
    return (
      <PageBody>
        <TemplateChoice />
      </PageBody>
    );
  }
  // What is missing shows by itself in the editor.
  const said = remarksOf('content', campaign.remarks).filter(({ code }) => code !== 'template_missing');
  return (
    <PageBody>
      <RemarkList campaignId={campaign.id} remarks={said} />
      <ContentEditor key={replaced} />
      <Group justify="space-between">
        <ReplaceContent onReplaced={() => setReplaced((count) => count + 1)} />
        <NextStep from="content" />
      </Group>
    </PageBody>
  );
}

function ReplaceContent({ onReplaced }: { onReplaced: () => void }) {
  const { t } = useTranslation('campaigns');
  const { isEditable } = useDraft();
  const [isOpen, { open, close }] = useDisclosure(false);
  if (!isEditable) return <span />;
  return (
    <>
      <Button variant="subtle" color="gray" onClick={open}>
        {t('content.replace')}
      </Button>
      <Modal opened={isOpen} onClose={close} size="xl" title={<Text fw={600}>{t('content.replaceTitle')}</Text>}>
        <Text mb="md">{t('content.replaceText')}</Text>
        <TemplateChoice
          onChosen={() => {
            close();
            onReplaced();
          }}
        />
      </Modal>
    </>
  );
}
