using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Refuses where the answer says so, before the status is looked at.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3016ChainStatusDecidesFix() : DroppedAnswerFix(Rules.MTLS3016ChainStatusDecides);
