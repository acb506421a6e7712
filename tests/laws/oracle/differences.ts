import type { Folder, Person } from './world.ts'

const most = 20

/** Where tables and policy differ, as sentences: one for each kind of person and place, and not too many. */
export class Differences {
  private readonly said = new Map<string, string>()

  /** Notes one; `say` is only called where it is of a kind that was not said yet. */
  note({ roles, standsFor }: Person, folder: Folder | null, about: string, say: () => string): void {
    if (this.said.size >= most) return
    const key = JSON.stringify([roles.map(({ role }) => role), standsFor, folder?.place, folder?.concern, about])
    if (!this.said.has(key)) this.said.set(key, say())
  }

  /** All of them, a line each; empty where tables and policy agree. */
  get sentences(): string {
    return [...this.said.values()].join('\n')
  }
}
