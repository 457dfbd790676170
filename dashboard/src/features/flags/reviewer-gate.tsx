import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { QueryError } from "../../api/query-error.ts";
import { forgetReviewerKey, type ReviewerKey, useReviewerKey } from "../../api/reviewer-key.ts";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { KeyForm } from "./key-form.tsx";

/** Shows what is for reviewers once there is a key, and asks for it before. */
export function ReviewerGate({ children }: { readonly children: (key: ReviewerKey) => ReactNode }) {
  const key = useReviewerKey();
  if (key === null) return <KeyForm problem={null} />;
  return <Fragment key={key.entry}>{children(key)}</Fragment>;
}

/** What stands in for an answer that the key did not open; null for any other error. */
export function refusalOf(error: QueryError | null): ReactNode {
  switch (error?.code) {
    case "UNAUTHENTICATED":
    case "FORBIDDEN":
      return <KeyForm problem={error.code} />;
    case "ADMIN_KEY_UNSET":
      return <NoKeySet />;
    default:
      return null;
  }
}

function NoKeySet() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t("flags.unset.title")} advice={t("flags.unset.advice")} action={<ForgetButton />} />
  );
}

export function ForgetButton() {
  const { t } = useTranslation();
  return (
    <Button className="self-start" onClick={forgetReviewerKey}>
      {t("flags.key.forget")}
    </Button>
  );
}
