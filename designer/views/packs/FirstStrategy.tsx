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

/** Where there is no strategy yet: the packs to begin with, and the other ways. */
export default function FirstStrategy(): JSX.Element {
  const packs = createLoad(() => undefined, listPacks)
  return (
    <section class="first-strategy">
      <Notice icon={<Layers size={16} />} title={t('strategies.empty.title')}>
        <p>{t('strategies.empty.text')}</p>
      </Notice>
      <Show when={may('edit')}>
        <Show when={packs.data()?.length}>
          <h2 class="caption">{t('new.packs')}</h2>
          <ul class="pack-list first-packs">
            <For each={packs.data()}>{(pack) => <PackLink pack={pack} />}</For>
          </ul>
        </Show>
        <p class="first-ways">
          <span class="ink-3">{t('new.from')}</span>
          <For each={['pack', 'file', 'scratch'] as const}>
            {(way) => (
              <A class="button" href={way === 'pack' ? '/new' : `/new?from=${way}`}>
                {t(`new.from.${way}`)}
              </A>
            )}
          </For>
        </p>
      </Show>
    </section>
  )
}
