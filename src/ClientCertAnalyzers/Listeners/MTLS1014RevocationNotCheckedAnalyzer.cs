using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>
/// The check for revoked client certificates is switched off in so many words. That nobody switches it on is the default and not
/// reported: many a private CA publishes no revocations.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS1014RevocationNotCheckedAnalyzer() : ClientCertAnalyzer(Rules.MTLS1014RevocationNotChecked)
{
    private const string Check = "CheckCertificateRevocation";

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.HttpsConnectionAdapterOptions is not { } options)
        {
            return;
        }

        var guards = new DevelopmentGuards(symbols);
        context.RegisterNames([Check], sighting =>
        {
            if (sighting.Operation is IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: false } } assignment } target
                && assignment.Target == target
                && SymbolEqualityComparer.Default.Equals(target.Property.ContainingType, options)
                && HttpsOptionsUse.Of(assignment, symbols) is { Scope: { Escapes: false } scope } use
                && AsksAlways(use, assignment)
                && scope.Uses.All(other => IsPlainSetting(other, target))
                && guards.Of(assignment) == Guard.None
                // Certificate authentication validates once more behind the TLS layer.
                && !HostRoles.Around(assignment, symbols, sighting.CancellationToken).Sites(CertificateRole.CertificateScheme).Any())
            {
                sighting.Report(Diagnostic.Create(Rules.MTLS1014RevocationNotChecked, assignment.Syntax.GetLocation()));
            }
        });
    }

    /// <summary>Wherever the check is off, the listener asks for a certificate.</summary>
    private static bool AsksAlways(HttpsOptionsUse use, IOperation check) => use.ModeAssignments.Count > 0
        && use.ModeAssignments.All(mode => mode.Value.ConstantValue is { HasValue: true, Value: int and not 0 } && mode.IsOnOnePathWith(check));

    /// <summary>A callback may build the chain by itself, OnAuthenticate has a say about revocation too, and other code may do anything.</summary>
    private static bool IsPlainSetting(IOperation use, IPropertyReferenceOperation check) =>
        use is IPropertyReferenceOperation { Property.Name: not ("ClientCertificateValidation" or "OnAuthenticate") and var name }
        && (name != Check || use.Syntax == check.Syntax);
}
