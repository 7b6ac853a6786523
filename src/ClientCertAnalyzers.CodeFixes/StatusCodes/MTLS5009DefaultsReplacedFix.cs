using ClientCertAnalyzers.CodeFixes.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>Brings the helper's part of TLS back.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS5009DefaultsReplacedFix() : MergedDefaultsFix(Rules.MTLS5009TlsPartLost);
