using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Asks the CA, and not only what happens to be in the cache.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3015RevocationOfflineFix() : RevocationModeFix(Rules.MTLS3015RevocationOffline);
