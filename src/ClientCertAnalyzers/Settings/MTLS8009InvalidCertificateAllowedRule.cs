using ClientCertAnalyzers.Engines.Settings;

namespace ClientCertAnalyzers.Settings;

/// <summary>The server takes a certificate from the store even if it is expired or nobody trusts it.</summary>
internal sealed class MTLS8009InvalidCertificateAllowedRule() : CertificateSettingsRule(Rules.MTLS8009InvalidCertificateAllowed)
{
    internal const string Remedy = "Take only valid certificates from the store";

    private protected override SettingsFinding? Judge(SettingsSection certificate) =>
        certificate.ValueOf("AllowInvalid") is { IsTrue: true, File.IsForDevelopment: false } allow && certificate.ValueOf("Subject") is not null
            ? new(Descriptor, allow) { Remedies = SettingsEdit.Remove(allow) is { } remove ? [new(Remedy, remove)] : [] }
            : null;
}
