import { A } from '@solidjs/router'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import type { JSX } from 'solid-js'
import { t } from '../model/words.ts'
import { Notice } from '../ui/Notice.tsx'
import { TopBar } from './TopBar.tsx'

export function NotFound(): JSX.Element {
  return (
    <div class="page">
      <TopBar />
      <main id="content" class="page-body" tabindex="-1">
        <Notice
          page
          icon={<CircleHelp size={16} />}
          title={t('state.notFound.title')}
          action={
            <A class="button" href="/">
              {t('state.toStrategies')}
            </A>
          }
        >
          <p>{t('state.notFound.text')}</p>
        </Notice>
      </main>
    </div>
  )
}
