using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;

namespace ClientCertAnalyzers.Engines.Map;

/// <summary>The listeners of the settings files, for each environment that has a file.</summary>
internal sealed class MappedSettings(IReadOnlyList<SettingsView> views)
{
    /// <summary>
    /// What holds for endpoints that say nothing themselves: what code says, or else the settings' defaults. Where the environments differ,
    /// nobody knows.
    /// </summary>
    public HttpsSetup Defaults(HttpsSetup code)
    {
        if (code.Mode != CertificateMode.Unset)
        {
            return code;
        }

        var modes = views.Where(view => !view.IsDevelopment).Select(view => view.Kestrel.Defaults?.Mode).ToList();
        return modes.Select(mode => mode?.Mode ?? CertificateMode.Unset).Distinct().ToList() switch
        {
            [] => code,
            [var only] when modes[0]?.Value is { } value && only != CertificateMode.Unset => code with { Mode = only, Source = "EndpointDefaults, " + MapSource.Of(value) },
            [CertificateMode.Unset] => code,
            _ => code with { Mode = CertificateMode.Unknown, Source = "EndpointDefaults of the settings files, which differ" },
        };
    }

    /// <param name="code">What code says for endpoints that say nothing themselves.</param>
    /// <param name="onlyOnes">Code opens none, so an environment without endpoints listens where it is told to at start.</param>
    public IEnumerable<MappedListener> Listeners(HttpsSetup code, bool onlyOnes) => views.Any(Listens)
        ? views.SelectMany(view => Listens(view) || !onlyOnes ? Endpoints(view, code) : [MappedListener.AtStart(DefaultsOf(view, code), In(view, "other environments"))])
        : [];

    private static bool Listens(SettingsView view) => view.Kestrel.Endpoints.Count > 0;

    private static IEnumerable<MappedListener> Endpoints(SettingsView view, HttpsSetup code) =>
        from endpoint in view.Kestrel.Endpoints
        from place in endpoint.Places
        select Listener(view, endpoint, place, code);

    private static MappedListener Listener(SettingsView view, ConfiguredEndpoint endpoint, ConfiguredEndpoint place, HttpsSetup code)
    {
        var own = place.Mode.Mode != CertificateMode.Unset ? place.Mode : endpoint.Mode;
        var setup = own is { Value: { } value, Mode: not CertificateMode.Unset } ? new HttpsSetup(own.Mode, MapSource.Of(value), code.Judge) : DefaultsOf(view, code);
        bool? tls = endpoint.IsHttps ? true : endpoint.IsPlain ? false : null;
        return new(
            $"`{endpoint.Name}` {endpoint.Url?.Text}{(place == endpoint ? "" : $" for `{place.Name}`")}{In(view, "")}",
            tls,
            setup.Mode,
            tls is false ? "http://" : setup.Mode == CertificateMode.Unset ? MapSource.Default : setup.Source,
            setup.Judge ?? TlsJudge.Kestrel);
    }

    private static HttpsSetup DefaultsOf(SettingsView view, HttpsSetup code) =>
        code.Mode == CertificateMode.Unset && view.Kestrel.Defaults?.Mode is { Value: { } given, Mode: not CertificateMode.Unset and var configured }
            ? code with { Mode = configured, Source = "EndpointDefaults, " + MapSource.Of(given) }
            : code;

    private static string In(SettingsView view, string others) => (view.Environment ?? others) is { Length: > 0 } environment ? " in " + environment : "";
}
