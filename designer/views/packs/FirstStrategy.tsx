import { A } from '@solidjs/router'
import Layers from 'lucide-solid/icons/layers'
import { For, type JSX, Show } from 'solid-js'
import { createLoad } from '../../model/load.ts'
import { listPacks } from '../../model/packs.ts'
import { may } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { PackLink } from './FromPack.tsx'
import './packs.css'

/** Where there is no strategy yet: the way to all beginnings, and the packs to begin with. */
export default function FirstStrategy(): JSX.Element {
  const packs = createLoad(() => undefined, listPacks)
  return (
    <section class="first-strategy">
      <Notice
        icon={<Layers size={16} />}
        title={t('strategies.empty.title')}
        action={
          <Show when={may('edit')}>
            <A class="button primary" href="/new">
              {t('new.title')}
            </A>
          </Show>
        }
      >
        <p>{t('strategies.empty.text')}</p>
      </Notice>
      <Show when={may('edit') && packs.data()?.length}>
        <h2 class="caption">{t('new.packs')}</h2>
        <ul class="pack-list first-packs">
          <For each={packs.data()}>{(pack) => <PackLink pack={pack} />}</For>
        </ul>
      </Show>
    </section>
  )
}
