# The formula for a tap. `npm run binary` fills in what is in double braces.
class AsmGateway < Formula
  desc "Check and diagnose ingress gateways of Alibaba Cloud Service Mesh"
  homepage "https://github.com/cdk8s-asm-gateway/cdk8s-asm-gateway"
  version "{{version}}"
  license "Apache-2.0"

  depends_on :linux

  on_linux do
    on_intel do
      url "{{amd64.url}}"
      sha256 "{{amd64.sha256}}"
    end
    on_arm do
      url "{{arm64.url}}"
      sha256 "{{arm64.sha256}}"
    end
  end

  def install
    bin.install "asm-gateway"
    # kubectl takes this name for its command `asm-gateway`.
    bin.install_symlink "asm-gateway" => "kubectl-asm_gateway"
    doc.install "LICENSE.node", "NOTICE"
  end

  test do
    assert_equal "#{version}\n", shell_output("#{bin}/asm-gateway --version")
    assert_match "ASMG0209", shell_output("#{bin}/asm-gateway explain ASMG0209")
    assert_match "a command is missing", shell_output("#{bin}/kubectl-asm_gateway 2>&1", 2)
  end
end
