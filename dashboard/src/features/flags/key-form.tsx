import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { enterReviewerKey, isUsableKey } from "../../api/reviewer-key.ts";
import { Button } from "../../components/button.tsx";

interface KeyFormProps {
  /** Why the key that was entered before did not open; null for the first time. */
  readonly problem: "UNAUTHENTICATED" | "FORBIDDEN" | null;
}

/** Asks a reviewer for the key, and says where it stays. */
export function KeyForm({ problem }: KeyFormProps) {
  const { t } = useTranslation();
  const [mistake, setMistake] = useState<"empty" | "unusable" | null>(null);
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get("key");
    const text = typeof given === "string" ? given.trim() : "";
    if (text === "") setMistake("empty");
    else if (isUsableKey(text)) enterReviewerKey(text);
    else setMistake("unusable");
  };
  const told = mistake === null ? problem && t(`common.error.code.${problem}`) : t(`flags.key.${mistake}`);
  return (
    <form onSubmit={submit} noValidate className="card flex max-w-xl flex-col gap-3 p-5">
      <h2 className="text-16 font-semibold">{t("flags.key.title")}</h2>
      <p className="text-ink-2">{t("flags.key.lead")}</p>
      <div className="flex flex-wrap items-end gap-2">
        <label className="flex min-w-0 flex-1 basis-60 flex-col gap-1 text-13 font-medium" htmlFor={id}>
          {t("flags.key.label")}
          <input
            id={id}
            name="key"
            type="password"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={told !== null}
            aria-describedby={`${id}-note ${id}-told`}
            className="touch-target h-9 w-full rounded-control border border-line bg-surface px-3 font-mono text-16 sm:text-14"
          />
        </label>
        <Button type="submit">{t("flags.key.submit")}</Button>
      </div>
      <p id={`${id}-told`} role="alert" className="text-13 text-risk empty:hidden">
        {told}
      </p>
      <p id={`${id}-note`} className="text-12 text-ink-2">
        {t("flags.key.note")}
      </p>
    </form>
  );
}
