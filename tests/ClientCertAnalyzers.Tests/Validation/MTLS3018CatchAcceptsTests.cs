namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3018CatchAcceptsTests
{
    [Theory]
    [InlineData("serverCb = {|MTLS3018:(c, ch, e) => { try { return CustomChain(c); } catch { return true; } }|};")]
    [InlineData("serverCb = {|MTLS3018:(c, ch, e) => { try { return CustomChain(c); } catch (CryptographicException) { return true; } }|};")]
    [InlineData("serverCb = {|MTLS3018:(c, ch, e) => { try { return CustomChain(c); } catch { log.LogError(\"x\"); } return true; }|};")]
    [InlineData("serverCb = {|MTLS3018:(c, ch, e) => { if (e != None) return false; try { return allowed.Contains(c.Subject); } catch { return true; } }|};")]
    [InlineData("serverCb = {|MTLS3018:(c, ch, e) => { try { return CustomChain(c); } catch { if (allowed.Count > 0) log.LogError(\"x\"); } return true; }|};")]
    [InlineData("serverCb = {|MTLS3018:(c, ch, e) => { try { return CustomChain(c); } catch { if (allowed.Count > 0) return true; return false; } }|};")]
    public Task Accepting_catch_Reports(string statement) => Callbacks.VerifyAsync(statement);

    [Theory]
    [InlineData("serverCb = (c, ch, e) => { try { return CustomChain(c); } catch { return false; } };")]
    [InlineData("serverCb = (c, ch, e) => { try { return CustomChain(c); } catch { throw; } };")]
    [InlineData("serverCb = (c, ch, e) => { try { return CustomChain(c); } catch { return e == None; } };")]
    [InlineData("serverCb = (c, ch, e) => { if (e != None) return false; try { log.LogInformation(c.Subject); } catch { } return true; };")]
    [InlineData("serverCb = (c, ch, e) => { try { return e == None; } catch { return true; } };")]
    [InlineData("serverCb = (c, ch, e) => { bool ok = allowed.Count > 0; try { log.LogInformation(c.Subject); } catch { log.LogError(\"x\"); } if (!ok) return CustomChain(c); return true; };")]
    public Task Refusing_or_dead_catch_IsSilent(string statement) => Callbacks.VerifyAsync(statement);
}
