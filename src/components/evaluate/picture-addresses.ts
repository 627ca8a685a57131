/** Addresses of files for showing them; they cost nothing until a picture is asked for. */
export class PictureAddresses {
  readonly #files = new Map<string, File>();
  readonly #addresses = new Map<string, string>();

  /** Takes other files; addresses of the old ones end. */
  take(files: readonly File[]): void {
    this.release();
    this.#files.clear();
    for (const file of files) this.#files.set(file.name, file);
  }

  file(name: string): File | null {
    return this.#files.get(name) ?? null;
  }

  address(name: string): string | null {
    const known = this.#addresses.get(name);
    if (known !== undefined) return known;
    const file = this.#files.get(name);
    if (!file) return null;
    const address = URL.createObjectURL(file);
    this.#addresses.set(name, address);
    return address;
  }

  /** Ends all addresses; they are made anew when they are asked for. */
  release(): void {
    for (const address of this.#addresses.values()) URL.revokeObjectURL(address);
    this.#addresses.clear();
  }
}
