using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Map;

/// <summary>Draws the map of a host: the listeners that its code opens, those of the settings files, and what is done with certificates behind them.</summary>
internal sealed class HostMapReader(Bodies bodies, AnalyzerOptions options, KnownSymbols symbols, CancellationToken cancellationToken)
{
    public HostMap Read(HostSite creation)
    {
        var operation = creation.Operation(cancellationToken)!;
        var roles = HostRoles.Around(operation, symbols, cancellationToken);
        var scripts = HostScript.Of(operation.Root(), bodies, symbols, cancellationToken);
        var unfollowed = Unfollowed(roles, scripts);
        var settings = new MappedSettings(SettingsView.Of(options, cancellationToken));
        // Of two hosts in one method each has its own script; which of them reads the settings as they stand, nobody knows.
        var last = scripts.Count == 1 ? DefaultsAt(scripts[0].Calls, scripts[0].Calls.Count) : new HttpsSetup(scripts.Count == 0 ? CertificateMode.Unset : CertificateMode.Unknown, "", null);
        if (unfollowed.Any(call => call.TargetMethod.Name == "ConfigureHttpsDefaults") && last.Mode == CertificateMode.Unset)
        {
            last = new(CertificateMode.Unknown, "code that was not followed", TlsJudge.Unknown);
        }

        List<MappedListener> listeners = [.. scripts.SelectMany(script => InCode(script.Calls, settings))];
        listeners.AddRange(settings.Listeners(last, onlyOnes: listeners.Count == 0));
        return new(
            MapSource.Of(creation.Name),
            listeners.Count > 0 ? listeners : [MappedListener.AtStart(settings.Defaults(last))],
            MappedChecks.Of(roles, cancellationToken),
            [.. unfollowed.Select(call => $"`{call.TargetMethod.Name}`, {MapSource.Of(call.NameOfCall())}")]);
    }

    private IEnumerable<MappedListener> InCode(IReadOnlyList<KestrelCall> calls, MappedSettings settings) => calls
        .Select((call, at) => (call, at))
        .Where(one => one.call.Kind == KestrelCallKind.Listen)
        .Select(one => Listener(one.call, settings.Defaults(DefaultsAt(calls, one.at))));

    private MappedListener Listener(KestrelCall opened, HttpsSetup defaults)
    {
        var call = opened.Call;
        var (listener, name) = (Hosting.Listener.Of(call, bodies, symbols, cancellationToken), NameOf(call) + (opened.Branches.IsEmpty ? "" : MapSource.Conditional));
        if (listener.Tls is not { } tls)
        {
            var isSeen = listener.Code is { Escapes: false } || !call.Arguments.Any(argument => argument.Value.Type?.TypeKind == TypeKind.Delegate);
            return new(name, isSeen ? false : null, CertificateMode.Unknown, isSeen ? "no UseHttps" : "code that was not followed", TlsJudge.Unknown);
        }

        var place = MapSource.Of(tls.Call.NameOfCall());
        bool? isTls = listener.Code is { Body: var body } && tls.Call.IsUnconditionalIn(body) ? true : null;
        if (tls is { Inherits: false, Code: null })
        {
            return new(name, isTls, tls.Mode, "UseHttps with a callback for each handshake, " + place, TlsJudge.Unknown);
        }

        var own = HttpsSetup.Of(tls.Code, tls.Mode, "UseHttps, " + place, symbols);
        var setup = tls.Inherits ? own.Over(defaults) : own;
        return new(name, isTls, setup.Mode, setup.Mode == CertificateMode.Unset ? MapSource.Default : setup.Source, setup.Judge ?? TlsJudge.Kestrel);
    }

    /// <summary>What the last <c>ConfigureHttpsDefaults</c> before a place in the script says: each replaces the one before.</summary>
    private HttpsSetup DefaultsAt(IReadOnlyList<KestrelCall> calls, int end)
    {
        var defaults = calls.Take(end).LastOrDefault(call => call.Kind == KestrelCallKind.HttpsDefaults);
        if (defaults is null)
        {
            return new(CertificateMode.Unset, "", null);
        }

        var code = OptionsCode.OfCallback(defaults.Call.Arguments.LastOrDefault()?.Value, symbols.HttpsConnectionAdapterOptions!, bodies, cancellationToken);
        var setup = HttpsSetup.Of(code, EndpointTls.ModeOf(code), "ConfigureHttpsDefaults, " + MapSource.Of(defaults.Call.NameOfCall()), symbols);
        return defaults.Branches.IsEmpty ? setup : setup with { Mode = CertificateMode.Unknown, Source = setup.Source + MapSource.Conditional, Judge = TlsJudge.Unknown };
    }

    private static string NameOf(IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: not LambdaExpressionSyntax and var first }, ..] }
        ? $"`{call.TargetMethod.Name}({first})`, {MapSource.Of(call.NameOfCall())}"
        : $"`{call.TargetMethod.Name}`, {MapSource.Of(call.NameOfCall())}";

    private IReadOnlyList<IInvocationOperation> Unfollowed(HostRoles roles, IReadOnlyList<HostScript> scripts)
    {
        var followed = new HashSet<SyntaxNode>(scripts.SelectMany(script => script.Calls).Select(call => call.Call.Syntax));
        return
        [
            .. roles.AllSites
                .Where(site => site.Text == "ConfigureHttpsDefaults" || HostFacts.Listeners.Contains(site.Text) || HostFacts.EndpointsBesideSettings.Contains(site.Text))
                .Select(site => site.Operation(cancellationToken)).OfType<IInvocationOperation>()
                .Where(call => (call.TargetMethod.ContainingType.Is(symbols.KestrelServerOptions) || call.TargetMethod.ContainingType.Is(symbols.KestrelConfigurationLoader)) && !followed.Contains(call.Syntax)),
        ];
    }
}
