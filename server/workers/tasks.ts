/** What worker threads do. Inputs and outputs are copied: plain data and typed arrays. */
import { analysisTasks } from '../analyses/tasks.ts'
import { populationTasks } from '../populations/tasks.ts'
import { runTasks } from '../runs/tasks.ts'

export const tasks = { ...populationTasks, ...runTasks, ...analysisTasks }

type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type Input<Name extends TaskName> = Parameters<Tasks[Name]>[0]
export type Output<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>
