import type { Reference } from "#shared/domain/brand.ts";
import { uploadLimits } from "#shared/domain/evidence.ts";
import type { UploadForm } from "#shared/intake/ports.ts";
import type { FoundUploads } from "#shared/intake/uploads.ts";
import type { Passage } from "#shared/words/pages.ts";
import type { View } from "../view.ts";
import { described, Labelled } from "./controls.tsx";
import { Layout } from "./layout.tsx";
import { HiddenFields, Time } from "./parts.tsx";

const kilobyte = 1024;
const megabyte = kilobyte * kilobyte;

/** The size of a file as people know it, never rounded to nothing: 1 KB, 2.4 MB. */
export const showSize = (bytes: number): string =>
  bytes <= megabyte - kilobyte ? `${Math.ceil(bytes / kilobyte)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;

const limits = { megabytes: uploadLimits.fileBytes.most / megabyte, minutes: uploadLimits.formMinutes };

interface FilesProps {
  readonly view: View;
  readonly reference: Reference;
}

/** On the status page: what the customer added through our own form, and the way to add more. */
export const Files = ({
  view,
  reference,
  files,
  offsetMinutes,
}: FilesProps & { readonly files: FoundUploads; readonly offsetMinutes: number }) => {
  const says = view.says.files;
  return (
    <section class="card" aria-labelledby="files">
      <h2 id="files">{says.title}</h2>
      <p class="hint">{says.lead}</p>
      {files.outcome === "out-of-reach" && <p>{says.outOfReach}</p>}
      {files.outcome === "found" && files.uploads.length > 0 && (
        <ul>
          {files.uploads.map(({ name, sizeBytes, at }) => (
            <li>
              {/* In a name of another direction nothing around it changes places. */}
              <bdi>{name}</bdi>{" "}
              <span class="hint">
                {showSize(sizeBytes)} · <Time at={at} offsetMinutes={offsetMinutes} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={view.link(`/case/${reference}/files`)}>
        <HiddenFields fields={{ "form-token": view.formToken }} />
        <button type="submit" class="button secondary">
          {says.addButton}
        </button>
      </form>
    </section>
  );
};

/** The form that goes past us to the store of the files. Nothing in it may have a name but what the store expects. */
export const FilesPage = ({ view, reference, form }: FilesProps & { readonly form: UploadForm }) => {
  const says = view.says.files.form;
  return (
    <Layout view={view} title={says.title}>
      <BackToCase view={view} reference={reference} />
      <h1>{says.title}</h1>
      <p class="lead">{says.lead}</p>
      <section class="notice warning" aria-labelledby="never-send">
        <h2 id="never-send">{says.never.title}</h2>
        <ul>
          {says.never.text.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </section>
      <form method="post" action={form.url} enctype="multipart/form-data" class="card">
        <HiddenFields fields={form.fields} />
        {/* Last of all: a store ignores what follows the file. */}
        <Labelled id="file" view={view} label={says.label} hint={says.hint(limits)}>
          <input
            type="file"
            id="file"
            name="file"
            required
            class="wide"
            data-most-bytes={String(uploadLimits.fileBytes.most)}
            data-too-large={says.tooLarge(limits)}
            {...described("file", false)}
          />
        </Labelled>
        <div class="actions">
          <button type="submit" class="button">
            {says.button}
          </button>
          <p class="hint">{says.after(limits)}</p>
        </div>
      </form>
    </Layout>
  );
};

/** Why there is no form this time. */
export const NoFilesPage = ({ view, reference, passage }: FilesProps & { readonly passage: Passage }) => (
  <Layout view={view} title={passage.title}>
    <BackToCase view={view} reference={reference} />
    <h1>{passage.title}</h1>
    {passage.text.map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </Layout>
);

const BackToCase = ({ view, reference }: FilesProps) => (
  <p class="back">
    <a href={view.link(`/case/${reference}`)}>{view.says.files.form.back}</a>
  </p>
);
